package io.waybill.api.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A field of a record is required where it cannot be null: the compiler knows, so nobody has to say it again. */
@Component
class RequiredFields implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        var java = Json.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && java.isRecord()) {
            Schema<?> model = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels()
                            .get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
            if (model != null && model.getProperties() != null) {
                for (var component : java.getRecordComponents()) {
                    require(component, model);
                }
            }
        }
        return schema;
    }

    private static void require(RecordComponent component, Schema<?> model) {
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || component.getAccessor().isAnnotationPresent(JsonInclude.class);
        boolean listed = model.getRequired() != null && model.getRequired().contains(component.getName());
        if (!optional && !listed && model.getProperties().containsKey(component.getName())) {
            model.addRequiredItem(component.getName());
        }
    }
}
