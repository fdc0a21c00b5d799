package app.sotto.dictation.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;

/** What a dictation can be taken away as. */
public enum Format {
    TXT("text/plain"),
    SRT("application/x-subrip"),
    VTT("text/vtt"),
    JSON("application/json");

    private final String type;

    Format(String type) {
        this.type = type;
    }

    MediaType type() {
        return MediaType.parseMediaType(type + ";charset=UTF-8");
    }

    /** Its file name extension. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Format> of(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension().equals(extension))
                .findFirst();
    }
}
