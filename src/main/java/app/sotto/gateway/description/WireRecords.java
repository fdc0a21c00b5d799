package app.sotto.gateway.description;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Reads records as Jackson 3 and JSpecify mean them, which swagger-core does not know: fields in
 * snake case, those that are always there, and those that may be null.
 */
@SuppressWarnings("rawtypes") // as swagger-core declares its maps of schemas
class WireRecords implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        JavaType java = Json.mapper().constructType(type.getType());
        if (schema != null && java != null && java.getRawClass().isRecord()) {
            mend(defined(schema, context), java.getRawClass());
        }
        return schema;
    }

    private static Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        return reference == null
                ? schema
                : context.getDefinedModels()
                        .getOrDefault(reference.substring(reference.lastIndexOf('/') + 1), schema);
    }

    private static void mend(Schema<?> schema, Class<?> record) {
        Map<String, Schema> found = schema.getProperties();
        if (found == null || schema.getRequired() != null) {
            return;
        }
        var fields = new LinkedHashMap<String, Schema>();
        List<String> required = new ArrayList<>();
        boolean leavesOut = leavesNullsOut(record);
        for (RecordComponent component : record.getRecordComponents()) {
            Schema<?> field = field(found, component);
            if (field == null) {
                continue;
            }
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            fields.put(wireName(component), nullable && !leavesOut ? nullable(field) : field);
            if (!nullable || !leavesOut) {
                required.add(wireName(component));
            }
        }
        schema.setProperties(fields);
        schema.setRequired(required);
    }

    private static @Nullable Schema<?> field(Map<String, Schema> found, RecordComponent component) {
        Schema<?> field = found.get(component.getName());
        return field == null ? found.get(wireName(component)) : field;
    }

    private static Schema<?> nullable(Schema<?> field) {
        if (field.get$ref() != null) {
            return new Schema<>()
                    .anyOf(List.of(field, new Schema<>().types(Set.of("null"))))
                    .description(field.getDescription());
        }
        field.addType("null");
        return field;
    }

    private static boolean leavesNullsOut(Class<?> record) {
        var include = record.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    private static String wireName(RecordComponent component) {
        var named = component.getAccessor().getAnnotation(JsonProperty.class);
        if (named != null) {
            return named.value();
        }
        var naming = component.getDeclaringRecord().getAnnotation(JsonNaming.class);
        return naming != null && naming.value() == PropertyNamingStrategies.SnakeCaseStrategy.class
                ? component.getName().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT)
                : component.getName();
    }
}
