package app.sotto.inference.simulated;

import app.sotto.inference.ModelKind;
import app.sotto.inference.simulated.ChatAnswers.Message;
import app.sotto.inference.simulated.Progress.Reason;
import app.sotto.inference.simulated.SimulatedServer.Route;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.UUID;

/**
 * {@code POST /v1/chat/completions} as vLLM answers it
 * (vllm/entrypoints/openai/chat_completion/protocol.py at 002032e), in one piece or as a stream.
 */
final class ChatRoute implements Route {

    private final Engines engines;

    ChatRoute(Engines engines) {
        this.engines = engines;
    }

    @Override
    public void answer(HttpExchange exchange, Answer answer)
            throws VllmProblem, IOException, InterruptedException {
        var json = RequestJson.read(exchange);
        var model = json.path("model").asString("");
        var engine = engines.of(model, ModelKind.TEXT);
        var plan = answer.meet(model);
        var request = ChatRequest.of(json, engine.times().entry().contextTokens());
        var answered = new Answered(request.stream());
        answered.by(engines.submit(engine, request.work(), request.reason(), answered, plan));
        var answers = new ChatAnswers("chatcmpl-" + UUID.randomUUID(), answer.now(), model);
        try {
            if (request.stream()) {
                stream(request, answered, answers, answer.events());
            } else {
                whole(request, answered, answers, answer);
            }
        } finally {
            answered.giveUp();
        }
    }

    private static void whole(
            ChatRequest request, Answered answered, ChatAnswers answers, Answer answer)
            throws IOException, InterruptedException {
        var ending = answered.end();
        boolean aborted = ending.reason() == Reason.ABORT;
        var message =
                request.tool() == null || aborted
                        ? Message.saying(request.written(ending.tokens()))
                        : Message.calling(request.tool(), request.written(ending.tokens()));
        var usage = Usage.of(request.work().promptTokens(), ending.tokens());
        answer.json(answers.whole(message, request.finish(ending.reason()), usage));
    }

    private static void stream(
            ChatRequest request, Answered answered, ChatAnswers answers, Answer.Events events)
            throws IOException, InterruptedException {
        events.send(answers.first());
        int sent = 0;
        int tokens = 0;
        for (boolean more = true; more; ) {
            var news = answered.next();
            var text = request.written(news.tokens()).substring(sent);
            sent += text.length();
            var ending = news.ending();
            more = ending == null;
            if (ending != null) {
                tokens = ending.tokens();
                events.send(answers.last(request.delta(text), request.finish(ending.reason())));
            } else if (!text.isEmpty()) {
                events.send(answers.next(request.delta(text)));
            }
        }
        if (request.includeUsage()) {
            events.send(answers.usage(Usage.of(request.work().promptTokens(), tokens)));
        }
        events.done();
    }
}
