package app.sotto.dictation.ui;

import app.sotto.polish.Reason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The words that the player shows; it has none of its own. See player-strings.ts. */
final class PlayerStrings {

    static final List<String> KEYS =
            List.of(
                    "playFrom",
                    "audio",
                    "noAudio",
                    "goneAudio",
                    "play",
                    "pause",
                    "back",
                    "on",
                    "speed",
                    "position",
                    "at",
                    "follow",
                    "keys",
                    "estimated",
                    "unsure",
                    "nextUnsure",
                    "loading",
                    "loadFailed",
                    "again",
                    "empty",
                    "text",
                    "polished",
                    "edited",
                    "editPassage",
                    "passage",
                    "editKeys",
                    "saved",
                    "saving",
                    "notSaved",
                    "refused",
                    "insist",
                    "letGo",
                    "undo",
                    "redo",
                    "split",
                    "join",
                    "find",
                    "matchCase",
                    "replaceBy",
                    "replace",
                    "replaceAll",
                    "replaced",
                    "hits",
                    "noHits",
                    "nextHit",
                    "previousHit",
                    "close");

    private PlayerStrings() {}

    /**
     * @param words gives the text of a key, with its places for values left in
     */
    static Map<String, String> in(UnaryOperator<String> words) {
        var strings = new HashMap<String, String>();
        KEYS.forEach(key -> strings.put(key, words.apply("dictation.player." + key)));
        Arrays.stream(Reason.values())
                .forEach(reason ->
                        strings.put(
                                "kept." + reason,
                                words.apply("dictation.kept")
                                        .replace("{0}", words.apply("dictation.kept." + reason))));
        return strings;
    }
}
