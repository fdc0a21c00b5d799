package app.sotto.gateway.wire;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads form fields, and says what would be right where one is wrong. */
public final class Fields {

    private Fields() {}

    /** The audio, from the disk where the server put the form's parts. */
    public static InputStream file(HttpServletRequest request) throws IOException {
        Part file = part(request);
        if (file == null) {
            throw invalid(
                    "file",
                    "missing_required_parameter",
                    "No audio was sent. Send it as the field 'file' of a multipart/form-data"
                            + " form.");
        }
        if (file.getSize() == 0) {
            throw invalid("file", "audio_empty", "The file is empty. Send one with audio in it.");
        }
        return file.getInputStream();
    }

    /** Whether a file comes with the form. */
    public static boolean hasFile(HttpServletRequest request) throws IOException {
        return part(request) != null;
    }

    private static @Nullable Part part(HttpServletRequest request) throws IOException {
        try {
            return request.getPart("file");
        } catch (ServletException _) {
            return null; // no multipart form at all
        }
    }

    /** 0 for the likeliest text, up to 1. */
    public static double temperature(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return 0;
        }
        try {
            double temperature = Double.parseDouble(value.strip());
            if (temperature >= 0 && temperature <= 1) {
                return temperature;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw invalid(
                "temperature",
                "invalid_value",
                "'" + Quoted.of(value) + "' is no temperature. Send a number from 0 to 1.");
    }

    /** One of an enumeration's names in lower case. */
    public static <E extends Enum<E>> E oneOf(
            Class<E> choices, String param, @Nullable String value, E otherwise) {
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> name(choice).equals(value.strip()))
                .findFirst()
                .orElseThrow(() -> unknown(param, value, names(choices)));
    }

    public static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    public static ApiErrorException invalid(String param, String code, String message) {
        return new ApiErrorException(ApiError.invalid(param, code, message));
    }

    private static ApiErrorException unknown(String param, String value, List<String> names) {
        return invalid(
                param,
                "invalid_value",
                "'"
                        + Quoted.of(value)
                        + "' is no "
                        + param
                        + " known here. Send one of: "
                        + names.stream().collect(Collectors.joining(", "))
                        + ".");
    }

    private static <E extends Enum<E>> List<String> names(Class<E> choices) {
        return Arrays.stream(choices.getEnumConstants()).map(Fields::name).toList();
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
