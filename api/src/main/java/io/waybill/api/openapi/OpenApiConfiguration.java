package io.waybill.api.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.waybill.messages.Money;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the generated OpenAPI description says beyond the endpoints. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    /** The name of the one way to sign requests. */
    static final String BEARER = "bearer";

    @Bean
    OpenAPI openApi() {
        var money = new ObjectSchema();
        money.addProperty("amount", new StringSchema().example("99.99"));
        money.addProperty("currency", new StringSchema().example("THB"));
        money.setRequired(List.of("amount", "currency"));
        SpringDocUtils.getConfig().replaceWithSchema(Money.class, money);
        return new OpenAPI()
                .info(new Info()
                        .title("Waybill")
                        .version("1")
                        .description("Stock and shipping operations of a trading business.")
                        .license(new License().name("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme(BEARER)
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }
}
