package io.waybill.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.waybill.api.download.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes, once for all that can be downloaded, as what and how one asks for it. */
@Component
class Files implements GlobalOpenApiCustomizer {

    private static final Map<String, List<Format>> DOWNLOADS = Map.of(
            "/api/reports/stock-status", List.of(Format.values()),
            "/api/reports/user-activity", List.of(Format.values()),
            "/api/reports/{type}", List.of(Format.values()),
            "/api/audit", List.of(Format.CSV, Format.XLSX));

    /** Whose people open CSV in Excel. */
    private static final String REPORTS = "/api/reports/";

    @Override
    public void customise(OpenAPI api) {
        DOWNLOADS.forEach((path, formats) -> {
            var item = api.getPaths().get(path);
            if (item != null && item.getGet() != null) {
                describe(item.getGet(), formats, path.startsWith(REPORTS));
            }
        });
    }

    private static void describe(Operation operation, List<Format> formats, boolean forExcel) {
        var names = new StringSchema();
        Stream.concat(Stream.of("json"), formats.stream().map(Format::extension))
                .forEach(names::addEnumItem);
        List<Parameter> parameters =
                operation.getParameters() == null ? new ArrayList<>() : new ArrayList<>(operation.getParameters());
        parameters.add(new QueryParameter()
                .name("format")
                .required(false)
                .description("The same as Accept, and goes before it; json where neither is said")
                .schema(names));
        if (forExcel) {
            parameters.add(new QueryParameter()
                    .name("bom")
                    .required(false)
                    .description("Whether CSV starts with a byte order mark, by which Excel knows UTF-8")
                    .schema(new BooleanSchema()));
        }
        parameters.add(new HeaderParameter()
                .name("Accept-Language")
                .required(false)
                .description("The language of XLSX and PDF: en or th; en where neither is asked for")
                .schema(new StringSchema())
                .example("th"));
        operation.setParameters(parameters);
        var success = Objects.requireNonNull(operation.getResponses().get("200"));
        for (var format : formats) {
            success.getContent().addMediaType(format.type().toString(), new MediaType().schema(file(format)));
        }
        success.addHeaderObject(
                "Content-Disposition",
                new Header()
                        .description("The name of the file, where it is one")
                        .schema(new StringSchema())
                        .example("attachment; filename=\"sales-summary-2026-10-23-2026-11-21.xlsx\""));
    }

    private static Schema<?> file(Format format) {
        return format == Format.CSV ? new StringSchema() : new StringSchema().format("binary");
    }
}
