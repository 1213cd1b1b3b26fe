package io.waybill.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.waybill.messages.report.ReportType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Names the reports that there are, and what their rows can stand for, wherever an operation takes either. */
@Component
class ReportChoices implements GlobalOpenApiCustomizer {

    private static final String REPORT = "/api/reports/{type}";
    private static final String SCHEDULES = REPORT + "/schedules";

    /** The one that is not over a period: it has an endpoint of its own, and can be scheduled like the others. */
    private static final String STOCK_STATUS = "stock-status";

    private static final List<String> OVER_A_PERIOD =
            Arrays.stream(ReportType.values()).map(ReportType::path).toList();
    private static final List<String> SCHEDULED =
            Stream.concat(OVER_A_PERIOD.stream(), Stream.of(STOCK_STATUS)).toList();
    private static final List<String> GROUPINGS = Arrays.stream(ReportType.values())
            .flatMap(type -> type.groupings().stream())
            .distinct()
            .toList();

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().forEach((path, item) -> {
            if (path.startsWith(REPORT)) {
                item.readOperations().stream()
                        .flatMap(operation -> operation.getParameters().stream())
                        .forEach(parameter -> describe(parameter, path.startsWith(SCHEDULES)));
            }
        });
    }

    private static void describe(Parameter parameter, boolean scheduled) {
        if ("type".equals(parameter.getName())) {
            parameter.setSchema(new StringSchema()._enum(scheduled ? SCHEDULED : OVER_A_PERIOD));
        } else if ("groupBy".equals(parameter.getName())) {
            parameter.setSchema(new StringSchema()._enum(GROUPINGS));
        }
    }
}
