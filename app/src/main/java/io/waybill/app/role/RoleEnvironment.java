package io.waybill.app.role;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Keeps Spring Boot from setting up stores that the roles of this process do not use. */
public final class RoleEnvironment implements EnvironmentPostProcessor, Ordered {

    private static final String NAME = "waybill-roles";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var roles = Role.of(environment);
        if (!roles.contains(Role.QUERY) && !roles.contains(Role.API)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            NAME,
                            Map.of(
                                    "spring.autoconfigure.exclude",
                                    "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration")));
        }
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE; // After application.yml was read.
    }
}
