package app.sotto.dictation.ui;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words that the recorder shows; it has none of its own. See recorder-strings.ts. */
final class RecorderStrings {

    static final List<String> KEYS =
            List.of(
                    "start",
                    "stop",
                    "pause",
                    "resume",
                    "ready",
                    "connecting",
                    "recording",
                    "paused",
                    "finishing",
                    "finished",
                    "level",
                    "microphone",
                    "defaultMicrophone",
                    "shortcut",
                    "pauseShortcut",
                    "float",
                    "unfloat",
                    "floating",
                    "hushed",
                    "switched",
                    "offline",
                    "offlineFinishing",
                    "interrupted",
                    "finishInterrupted",
                    "discardInterrupted",
                    "raw",
                    "polished",
                    "both",
                    "view",
                    "earlier",
                    "emptyRaw",
                    "emptyPolished",
                    "copy",
                    "copyRaw",
                    "copyPolished",
                    "copied",
                    "failed",
                    "keptRawEngineFailed",
                    "keptRawMeaning",
                    "keptRawNeedsModel",
                    "obeyed",
                    "taken",
                    "lag",
                    "engine",
                    "demoEngine",
                    "polishedByRules",
                    "polishedBy",
                    "insecure",
                    "denied",
                    "noMicrophone",
                    "microphoneBusy",
                    "microphoneLost",
                    "spent",
                    "spentUntil",
                    "elsewhere",
                    "noEngine",
                    "exhausted");

    private static final String PREFIX = "dictation.recorder.";

    private RecorderStrings() {}

    /** Sentences keep their {0}: the browser fills it in. */
    static Map<String, String> in(Function<String, String> translation) {
        return KEYS.stream()
                .collect(Collectors.toMap(key -> key, key -> translation.apply(PREFIX + key)));
    }
}
