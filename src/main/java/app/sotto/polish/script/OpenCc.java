package app.sotto.polish.script;

import app.sotto.polish.script.Lexicon.Match;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of OpenCC's conversions, by its own configuration and dictionaries (Apache-2.0): a text is
 * made regular, cut into phrases by the longest that fits, and each phrase goes through a chain of
 * replacements.
 *
 * @see <a href="https://github.com/BYVoid/OpenCC">OpenCC</a>
 */
final class OpenCc {

    private final List<Lexicon> normalization;
    private final @Nullable Lexicon segmentation;
    private final List<Lexicon> chain;

    OpenCc(
            List<Lexicon> normalization,
            @Nullable Lexicon segmentation,
            List<Lexicon> conversionChain) {
        this.normalization = normalization;
        this.segmentation = segmentation;
        chain = conversionChain;
    }

    String of(String text) {
        return converted(text, false);
    }

    /** As much of it as stays the same whatever text follows. */
    String settled(String text) {
        return converted(text, true);
    }

    private String converted(String text, boolean growing) {
        var result = new StringBuilder();
        for (Phrase phrase : phrases(through(normalization, text, growing), growing)) {
            result.append(through(chain, phrase.text(), phrase.growing()));
        }
        return result.toString();
    }

    private record Phrase(String text, boolean growing) {}

    /** What no phrase covers is kept together up to the next one. */
    private List<Phrase> phrases(String text, boolean growing) {
        if (segmentation == null) {
            return List.of(new Phrase(text, growing));
        }
        var phrases = new ArrayList<Phrase>();
        int loose = 0;
        int at = 0;
        while (at < text.length()) {
            Match match = segmentation.at(text, at);
            if (growing && match.open()) {
                break;
            }
            if (match.found()) {
                phrases.add(new Phrase(text.substring(loose, at), false));
                phrases.add(new Phrase(text.substring(at, at + match.length()), false));
                loose = at + match.length();
            }
            at = match.found() ? loose : text.offsetByCodePoints(at, 1);
        }
        phrases.add(new Phrase(text.substring(loose, at), growing));
        return phrases;
    }

    private static String through(List<Lexicon> stages, String text, boolean growing) {
        String result = text;
        for (Lexicon stage : stages) {
            result = replaced(stage, result, growing);
        }
        return result;
    }

    private static String replaced(Lexicon lexicon, String text, boolean growing) {
        var result = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            Match match = lexicon.at(text, at);
            if (growing && match.open()) {
                break;
            }
            int end = match.found() ? at + match.length() : text.offsetByCodePoints(at, 1);
            result.append(match.found() ? match.target() : text.substring(at, end));
            at = end;
        }
        return result.toString();
    }
}
