package app.sotto.inference.simulated;

import app.sotto.inference.simulated.ChatAnswers.Delta;
import app.sotto.inference.simulated.Progress.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A chat, and what the node is going to say: where there is a system message, the last message of
 * the user given back, so that polishing through it is seen to change nothing; else the same after
 * 'Simulated answer:'. A schema is answered with the plainest value that it admits.
 *
 * @param pieces all of the answer, token by token
 * @param reason with which it ends when the pieces are used up
 * @param tool the function that has to be called, or null
 */
record ChatRequest(
        List<String> pieces,
        Work work,
        Reason reason,
        boolean stream,
        boolean includeUsage,
        @Nullable String tool) {

    /** What a chat template puts around each message. */
    private static final int TOKENS_PER_MESSAGE = 4;

    static ChatRequest of(JsonNode json, int contextTokens) throws VllmProblem {
        var messages = messages(json.path("messages"));
        refuse(json);
        int prompt = messages.stream().mapToInt(Said::tokens).sum();
        int room = contextTokens - prompt;
        int limit = json.path("max_completion_tokens").asInt(json.path("max_tokens").asInt(room));
        if (limit < 1 || limit > room) {
            throw VllmProblem.bad(
                    "max_tokens",
                    "The context has "
                            + contextTokens
                            + " tokens: "
                            + prompt
                            + " of prompt and at"
                            + " most "
                            + room
                            + " more; "
                            + limit
                            + " were asked for.");
        }
        var tool = tool(json);
        var all = Pieces.of(stopped(text(json, messages, tool), json.path("stop")));
        var pieces = all.subList(0, Math.min(all.size(), limit));
        return new ChatRequest(
                List.copyOf(pieces),
                new Work(prompt, Math.min(all.size() + 1, limit)),
                all.size() + 1 > limit ? Reason.LENGTH : Reason.STOP,
                json.path("stream").asBoolean(false),
                json.path("stream_options").path("include_usage").asBoolean(false),
                tool == null ? null : tool.path("name").asString(""));
    }

    private static List<Said> messages(JsonNode list) throws VllmProblem {
        var messages = new ArrayList<Said>();
        for (var message : list) {
            messages.add(
                    new Said(
                            message.path("role").asString("user"), words(message.path("content"))));
        }
        if (messages.isEmpty()) {
            throw VllmProblem.bad("messages", "There is no message.");
        }
        return messages;
    }

    /** Parts that are no text, such as pictures, are accepted and not looked at. */
    private static String words(JsonNode content) {
        if (content.isString()) {
            return content.asString();
        }
        var text = new StringBuilder();
        for (var part : content) {
            text.append(part.path("text").asString(""));
        }
        return text.toString();
    }

    private static void refuse(JsonNode json) throws VllmProblem {
        if (json.path("n").asInt(1) != 1) {
            throw VllmProblem.bad("n", "This simulated node gives one answer; vLLM gives more.");
        }
        double temperature = json.path("temperature").asDouble(1);
        if (temperature < 0 || temperature > 2) {
            throw VllmProblem.bad("temperature", "The temperature is a number from 0 to 2.");
        }
    }

    private static @Nullable JsonNode tool(JsonNode json) {
        var choice = json.path("tool_choice");
        var wanted = choice.path("function").path("name").asString("");
        for (var tool : json.path("tools")) {
            var function = tool.path("function");
            if (choice.asString("").equals("required")
                    || (!wanted.isEmpty() && function.path("name").asString("").equals(wanted))) {
                return function;
            }
        }
        return null;
    }

    private static String text(JsonNode json, List<Said> messages, @Nullable JsonNode tool) {
        var echo =
                messages.stream()
                        .filter(message -> message.role.equals("user"))
                        .reduce((_, last) -> last)
                        .map(Said::text)
                        .orElse("");
        if (tool != null) {
            return SchemaAnswer.of(tool.path("parameters"), echo);
        }
        var format = json.path("response_format");
        return switch (format.path("type").asString("text")) {
            case "json_schema" -> SchemaAnswer.of(format.path("json_schema").path("schema"), echo);
            case "json_object" -> "{\"simulated\": true}";
            default -> instructed(messages) ? echo : "Simulated answer: " + echo;
        };
    }

    private static boolean instructed(List<Said> messages) {
        return messages.stream()
                .anyMatch(said -> said.role.equals("system") || said.role.equals("developer"));
    }

    private static String stopped(String text, JsonNode stop) {
        int end = text.length();
        for (var word : stop.isString() ? List.of(stop) : List.copyOf(stop.values())) {
            int found = text.indexOf(word.asString("\0"));
            end = found < 0 ? end : Math.min(end, found);
        }
        return text.substring(0, end);
    }

    /** What so many tokens say; the last token says nothing. */
    String written(int tokens) {
        return String.join("", pieces.subList(0, Math.min(tokens, pieces.size())));
    }

    Delta delta(String text) {
        return tool == null ? Delta.saying(text) : Delta.calling(tool, text);
    }

    String finish(Reason ending) {
        return tool != null && ending == Reason.STOP
                ? "tool_calls"
                : ending.name().toLowerCase(Locale.ROOT);
    }

    private record Said(String role, String text) {

        int tokens() {
            return TOKENS_PER_MESSAGE + Pieces.count(text);
        }
    }
}
