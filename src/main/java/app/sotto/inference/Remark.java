package app.sotto.inference;

import java.util.List;

/**
 * Something worth knowing about a node: which of the things that can be, and its figures. Pages say
 * it in their reader's words; programs and logs get it in English. Never a word of anybody's
 * speech.
 *
 * @param arguments in the order of the sentence
 */
public record Remark(Kind kind, List<String> arguments) {

    /** Each with its English, after "it" for what a node does. */
    public enum Kind {
        SILENT_SO_FAR("has not answered yet"),
        UNWELL("says it is unwell (HTTP %s)"),
        NO_MODELS_THERE(
                "answered HTTP %s at %s (does the address end in /v1? does it want"
                        + " SOTTO_NODE_KEY?)"),
        LATE("did not answer in %s ms"),
        UNREACHABLE("cannot be reached"),
        BROKE_OFF("broke off (%s)"),
        SIMULATED("is a simulated node, which serves the embedded default only"),
        SERVES_NOTHING("serves no model"),
        NO_LIST("/models is not a list of models"),
        STUCK("has work and has done nothing for %s s"),
        FAILED_OFTEN("failed too often"),
        METRICS_REFUSED("metrics are missing: HTTP %s"),
        METRICS_SILENT("metrics are missing: no answer"),
        FIGURE_MISSING("%s is missing: none of %s is in its metrics");

        private final String english;

        Kind(String english) {
            this.english = english;
        }
    }

    public static Remark of(Kind kind, Object... arguments) {
        return new Remark(kind, List.of(arguments).stream().map(String::valueOf).toList());
    }

    public String english() {
        return kind.english.formatted(arguments.toArray());
    }
}
