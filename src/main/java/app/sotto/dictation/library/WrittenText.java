package app.sotto.dictation.library;

import app.sotto.dictation.commands.Lines;
import app.sotto.polish.Polished.Kept;
import java.util.List;

/**
 * Text as it stands.
 *
 * @param kept sentences in it that stand as they were spoken
 */
record WrittenText(String text, List<Kept> kept) {

    /** The same, with more words in it. */
    WrittenText with(int at, String words) {
        String longer = Lines.join(List.of(text.substring(0, at), words, text.substring(at)));
        int by = longer.length() - text.length();
        return new WrittenText(
                longer,
                kept.stream().map(each -> each.from() < at ? each : each.later(by)).toList());
    }
}
