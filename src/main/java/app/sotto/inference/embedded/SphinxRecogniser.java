package app.sotto.inference.embedded;

import app.sotto.inference.Recognition;
import app.sotto.inference.SpeechWindow;
import edu.cmu.sphinx.frontend.util.StreamDataSource;
import edu.cmu.sphinx.recognizer.Recognizer;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.result.WordResult;
import edu.cmu.sphinx.util.props.ConfigurationManager;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One decoder with its own copy of the search graph; for one thread at a time. */
final class SphinxRecogniser {

    /** Less than this holds no word, and the cepstral mean of so little is noise. */
    private static final double SHORTEST_SECONDS = 0.1;

    /** Held here because a logger that nobody holds forgets its level. */
    private static final Logger NOISE = Logger.getLogger("edu.cmu.sphinx");

    private final Recognizer recognizer;
    private final StreamDataSource samples;

    private SphinxRecogniser(ConfigurationManager parts) {
        this.recognizer = parts.lookup("recognizer");
        this.samples = parts.lookup("dataSource");
    }

    static SphinxRecogniser load() {
        NOISE.setLevel(Level.SEVERE);
        var configuration =
                Objects.requireNonNull(SphinxRecogniser.class.getResource("sphinx.xml"));
        var loaded = new SphinxRecogniser(new ConfigurationManager(configuration));
        loaded.recognizer.allocate();
        return loaded;
    }

    Recognition recognise(SpeechWindow window) {
        var words = new ArrayList<Heard>();
        if (window.seconds() >= SHORTEST_SECONDS) {
            samples.setInputStream(new ByteArrayInputStream(littleEndian(window.samples())));
            for (var result = next(); result != null; result = next()) {
                words.addAll(words(result));
            }
        }
        return SphinxSegments.recognition(words, window.seconds());
    }

    private @Nullable Result next() {
        return recognizer.recognize();
    }

    /**
     * The decoder keeps the times at which words end; a word begins where what came before ended.
     */
    private static List<Heard> words(Result result) {
        var heard = new ArrayList<Heard>();
        double end = 0;
        for (WordResult word : result.getTimedBestResult(true)) {
            double start = end;
            end = Math.max(start, word.getTimeFrame().getEnd() / 1000.0);
            if (!word.isFiller()) {
                heard.add(new Heard(start, end, word.getWord().getSpelling()));
            }
        }
        return heard;
    }

    private static byte[] littleEndian(short[] samples) {
        var bytes =
                ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }

    /** A word between two times, in seconds from the window's start. */
    record Heard(double start, double end, String spelling) {}
}
