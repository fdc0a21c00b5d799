package app.sotto.transcription;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** Somewhere audio can be read from, more than once. */
@FunctionalInterface
public interface AudioSource {

    SeekableByteChannel open() throws IOException;
}
