package app.sotto.recordings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Knows whether the disk has room left. Asked before a write and again every few megabytes; a write
 * that fails all the same is recognised by its message, the only sign that Java gives.
 */
class Room {

    private final Path folder;
    private final long reserve;

    Room(Path folder, long reserve) {
        this.folder = folder;
        this.reserve = reserve;
    }

    void requireFor(long bytes) throws IOException {
        if (usable() < reserve + bytes) {
            throw refusal();
        }
    }

    long usable() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** The refusal if that is what {@code failure} means, otherwise the failure itself. */
    static IOException orRefuse(IOException failure) throws RecordingRefusedException {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space left")
                || message.contains("disk quota")
                || message.contains("not enough space")) {
            throw refusal();
        }
        return failure;
    }

    static RecordingRefusedException refusal() {
        return new RecordingRefusedException(
                RecordingRefusedException.Reason.NO_SPACE,
                "The server's disk is full, so this recording cannot be kept. Nothing of it was"
                        + " used up: ask the operator to make room, then send it again.");
    }
}
