package app.sotto.transcription.activity;

import static app.sotto.transcription.activity.VoiceDetector.FRAME;

import app.sotto.transcription.Survey.Stretch;
import java.util.Arrays;

/**
 * Finds the stretches of speech in a stream of samples; the same for files and for live audio,
 * since what it finds is what is charged. All numbers are whole frames of 32 ms:
 *
 * <ul>
 *   <li>speech begins at a frame of probability 0.5 or more, and goes on while it is 0.35 or more;
 *   <li>a stretch ends after 19 frames (608 ms) without speech; shorter silences belong to it;
 *   <li>less than 8 frames (256 ms) between first and last voice is a noise, not a stretch;
 *   <li>6 frames (192 ms) before the first and after the last voice belong to the stretch, since
 *       soft consonants lie there.
 * </ul>
 *
 * Two stretches therefore never overlap or touch. Not thread-safe.
 */
public final class VoiceActivity implements AutoCloseable {

    /** After this much silence, in samples, a stretch has ended. */
    public static final int MIN_SILENCE = 19 * FRAME;

    /** Air around the voice, in samples. */
    public static final int PADDING = 6 * FRAME;

    private static final int MIN_SPEECH = 8 * FRAME;
    private static final double BEGINS = 0.5;
    private static final double GOES_ON = 0.35;
    private static final long NONE = -1;

    /** Hears of speech while the samples pass; positions are samples from the start. */
    public interface Listener {

        /** Surely speech now, not a noise. */
        void started(long from);

        /** The stretch is over; it began where {@link #started} said. */
        void ended(Stretch stretch);
    }

    private final VoiceDetector.Stream detector;
    private final Listener listener;
    private final short[] frame = new short[FRAME];
    private int filled;
    private long position;
    private long firstVoice = NONE;
    private long lastVoice;
    private boolean confirmed;

    public VoiceActivity(VoiceDetector detector, Listener listener) {
        this.detector = detector.begin();
        this.listener = listener;
    }

    /** Takes samples; tells what they show before it returns. */
    public void feed(short[] samples) {
        for (int taken = 0; taken < samples.length; ) {
            int n = Math.min(FRAME - filled, samples.length - taken);
            System.arraycopy(samples, taken, frame, filled, n);
            filled += n;
            taken += n;
            position += n;
            if (filled == FRAME) {
                judge(position);
            }
        }
    }

    /** The audio is over: judges what is left and ends the stretch being spoken. */
    public void finish() {
        if (filled > 0) {
            Arrays.fill(frame, filled, FRAME, (short) 0);
            judge(position + FRAME - filled);
        }
        end();
    }

    /** Samples heard so far. */
    public long position() {
        return position;
    }

    /** Whether a stretch is being spoken that is surely speech. */
    public boolean speaking() {
        return confirmed;
    }

    /** Samples since the last voice, in the stretch being spoken. */
    public long silence() {
        return position - lastVoice;
    }

    private void judge(long end) {
        filled = 0;
        double probability = detector.probability(frame);
        if (firstVoice == NONE && probability >= BEGINS) {
            firstVoice = end - FRAME;
            lastVoice = end;
        } else if (firstVoice != NONE && probability >= GOES_ON) {
            lastVoice = end;
        } else if (firstVoice != NONE && end - lastVoice >= MIN_SILENCE) {
            end();
        }
        if (firstVoice != NONE && !confirmed && lastVoice - firstVoice >= MIN_SPEECH) {
            confirmed = true;
            listener.started(from());
        }
    }

    private void end() {
        boolean speech = confirmed;
        Stretch stretch = new Stretch(from(), Math.min(position, lastVoice + PADDING));
        firstVoice = NONE;
        confirmed = false;
        if (speech) {
            listener.ended(stretch);
        }
    }

    private long from() {
        return Math.max(0, firstVoice - PADDING);
    }

    @Override
    public void close() {
        detector.close();
    }
}
