package app.sotto.recordings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much audio is taken.
 *
 * @param maxSize of one recording
 * @param reserve of the disk that recordings leave free, so that the database beside them can still
 *     write
 */
@ConfigurationProperties("sotto.recordings")
record RecordingSettings(
        @DefaultValue("2GB") DataSize maxSize, @DefaultValue("256MB") DataSize reserve) {

    void requireFits(long bytes) {
        if (bytes > maxSize.toBytes()) {
            throw new RecordingRefusedException(
                    RecordingRefusedException.Reason.TOO_LARGE,
                    "This recording is larger than "
                            + readable()
                            + ". Split it, or save it in a smaller format such as MP3 or Opus.");
        }
    }

    private String readable() {
        if (maxSize.toGigabytes() > 0) {
            return maxSize.toGigabytes() + " GB";
        }
        return maxSize.toMegabytes() > 0 ? maxSize.toMegabytes() + " MB" : maxSize.toBytes() + " B";
    }
}
