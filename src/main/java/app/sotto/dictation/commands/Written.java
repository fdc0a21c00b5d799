package app.sotto.dictation.commands;

import app.sotto.dictation.Mark;
import app.sotto.polish.Polished;
import java.util.List;
import java.util.Map;

/**
 * What was made of one or several drafts.
 *
 * @param marks of each, by its index
 */
public record Written(Polished polished, Map<Integer, List<Mark>> marks) {

    public List<Mark> marks(int index) {
        return marks.getOrDefault(index, List.of());
    }
}
