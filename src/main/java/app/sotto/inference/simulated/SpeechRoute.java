package app.sotto.inference.simulated;

import app.sotto.inference.ModelKind;
import app.sotto.inference.http.MalformedFormException;
import app.sotto.inference.http.MultipartForm;
import app.sotto.inference.simulated.Progress.Reason;
import app.sotto.inference.simulated.SimulatedServer.Route;
import app.sotto.inference.simulated.SimulatedSpeech.Segment;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * {@code POST /v1/audio/transcriptions} and {@code /v1/audio/translations} as vLLM answers them
 * (vllm/entrypoints/openai/speech_to_text/speech_to_text.py at 024e077,
 * vllm/entrypoints/speech_to_text/base/serving.py at 00e2ed9): longer audio is cut every 30 s,
 * {@code text} comes as JSON too, and a stream is of {@code transcription.chunk}.
 */
final class SpeechRoute implements Route {

    private static final int LONGEST_BODY = 64 << 20;

    private final Engines engines;
    private final boolean translate;

    SpeechRoute(Engines engines, boolean translate) {
        this.engines = engines;
        this.translate = translate;
    }

    @Override
    public void answer(HttpExchange exchange, Answer answer)
            throws VllmProblem, IOException, InterruptedException {
        var form = form(exchange);
        var model = form.field("model", "");
        var engine = engines.of(model, ModelKind.SPEECH);
        var plan = answer.meet(model);
        var spoken = SpeechRequest.of(form);
        var request = translate ? spoken.in("en") : spoken;
        var windows = windows(request, engine.times().entry().contextTokens());
        for (var window : windows) {
            window.answered.by(
                    engines.submit(engine, window.work, Reason.STOP, window.answered, plan));
        }
        try {
            if (request.stream()) {
                stream(request, windows, answer);
            } else {
                answer.json(request.format().body(request, heard(windows)));
            }
        } finally {
            windows.forEach(window -> window.answered.giveUp());
        }
    }

    private static MultipartForm form(HttpExchange exchange) throws VllmProblem, IOException {
        try {
            return MultipartForm.of(exchange, LONGEST_BODY);
        } catch (MalformedFormException e) {
            throw VllmProblem.bad("file", String.valueOf(e.getMessage()));
        }
    }

    private static List<Window> windows(SpeechRequest request, int contextTokens) {
        var windows = new ArrayList<Window>();
        double seconds = request.audio().seconds();
        double at = 0;
        do {
            double end = Math.min(seconds, at + SpeechRequest.WINDOW_SECONDS);
            var speech = SimulatedSpeech.of(request.audio(), at, end, request.language());
            windows.add(Window.of(request, speech, contextTokens));
            at = end;
        } while (at < seconds - 0.01);
        return windows;
    }

    private static List<Segment> heard(List<Window> windows) throws InterruptedException {
        var segments = new ArrayList<Segment>();
        for (var window : windows) {
            var ending = window.answered.end();
            if (ending.reason() != Reason.ABORT) {
                segments.addAll(window.speech.segments());
            }
        }
        return segments;
    }

    private static void stream(SpeechRequest request, List<Window> windows, Answer answer)
            throws IOException, InterruptedException {
        var chunks =
                new SpeechChunks("transcribe-" + UUID.randomUUID(), answer.now(), request.model());
        var events = answer.events();
        int tokens = 0;
        for (var window : windows) {
            int sent = 0;
            for (boolean more = true; more; ) {
                var news = window.answered.next();
                int upTo = Math.min(news.tokens(), window.pieces.size());
                var text = String.join("", window.pieces.subList(sent, upTo));
                sent = upTo;
                var ending = news.ending();
                more = ending == null;
                if (ending != null) {
                    tokens += ending.tokens();
                    events.send(chunks.last(text, ending.reason()));
                } else if (!text.isEmpty()) {
                    events.send(chunks.next(text));
                }
            }
        }
        if (request.includeUsage()) {
            events.send(
                    chunks.usage(
                            windows.stream().mapToInt(w -> w.work.promptTokens()).sum(), tokens));
        }
        events.done();
    }

    private record Window(
            SimulatedSpeech speech, List<String> pieces, Work work, Answered answered) {

        /** Whisper's decoder begins with four tokens: start, language, task, time stamps or not. */
        private static final int START_TOKENS = 4;

        private static final int MOST_OF_THE_PROMPT = 224;

        static Window of(SpeechRequest request, SimulatedSpeech speech, int contextTokens) {
            var pieces = Pieces.of(speech.text());
            int prompt =
                    START_TOKENS + Math.min(Pieces.count(request.prompt()), MOST_OF_THE_PROMPT);
            int stamps = request.format().timed() ? 2 * speech.segments().size() : 0;
            int output = Math.min(pieces.size() + stamps + 1, contextTokens - prompt);
            return new Window(
                    speech, pieces, new Work(prompt, output), new Answered(request.stream()));
        }
    }
}
