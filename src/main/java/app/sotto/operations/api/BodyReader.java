package app.sotto.operations.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON bodies in snake case, and refuses what it does not know instead of ignoring it. */
@Component
class BodyReader {

    private static final int LARGEST = 64 * 1024;

    private final JsonMapper json =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * @throws BodyRefusedException saying what is wrong with the body, and where
     */
    <T> T read(InputStream body, Class<T> type) {
        try {
            var bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new BodyRefusedException("The body is larger than " + LARGEST + " bytes.");
            }
            return Objects.requireNonNullElseGet(
                    json.readValue(bytes, type),
                    () -> {
                        throw new BodyRefusedException("The body is null, not an object.");
                    });
        } catch (UnrecognizedPropertyException e) {
            throw new BodyRefusedException(unknown(e));
        } catch (DatabindException e) {
            throw new BodyRefusedException(
                    e.getPath().isEmpty()
                            ? "The body is empty or no JSON object."
                            : "The field %s has no value that it can have."
                                    .formatted(place(e.getPath())));
        } catch (JacksonException e) {
            throw new BodyRefusedException("The body is no valid JSON.");
        } catch (IOException e) {
            throw new BodyRefusedException("The body broke off.");
        }
    }

    private static String unknown(UnrecognizedPropertyException e) {
        Collection<Object> known = e.getKnownPropertyIds();
        return "There is no field '%s' here. There are: %s."
                .formatted(
                        place(e.getPath()),
                        known == null
                                ? "none"
                                : known.stream()
                                        .map(String::valueOf)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
    }

    private static String place(Collection<JacksonException.Reference> path) {
        var place = new StringBuilder();
        for (var step : path) {
            if (step.getPropertyName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return place.length() > 120 ? place.substring(0, 120) + "…" : place.toString();
    }
}
