package app.sotto.dictation.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;

/** What a dictation can be taken away as. */
public enum Format {
    TXT("text/plain"),
    MD("text/markdown"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PDF("application/pdf"),
    SRT("application/x-subrip"),
    VTT("text/vtt"),
    JSON("application/json");

    private final String type;

    Format(String type) {
        this.type = type;
    }

    MediaType type() {
        var media = MediaType.parseMediaType(type);
        return this == DOCX || this == PDF ? media : new MediaType(media, StandardCharsets.UTF_8);
    }

    /** Whether it is for reading: then it can be had as polished, and with times or without. */
    public boolean isForReading() {
        return this == TXT || this == MD || this == DOCX || this == PDF;
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
