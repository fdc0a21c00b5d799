package app.sotto.transcription.wording;

import java.util.ArrayList;
import java.util.List;

/**
 * LocalAgreement-2 (Liu, Spanakis, Niehues: Low-Latency Sequence-to-Sequence Speech Recognition and
 * Translation by Partial Hypothesis Selection, 2020; used for Whisper by Macháček, Dabre, Bojar,
 * 2023): of a growing piece of audio that is recognised again and again, the longest beginning that
 * two hypotheses in a row have in common is final. Agreed tokens are only ever added to.
 *
 * <p>The last token of a hypothesis waits for what follows it: the audio may end within the word,
 * and a model ends every text with a full stop, whether or not the sentence goes on.
 */
public final class LocalAgreement {

    private static final int REPEATS = 3;

    private final List<String> agreed = new ArrayList<>();
    private final List<String> before;
    private List<String> pending;

    public LocalAgreement() {
        this(List.of(), List.of());
    }

    private LocalAgreement(List<String> before, List<String> pending) {
        this.before = before;
        this.pending = pending;
    }

    /**
     * For the audio after a cut at the end of what is agreed here. The cut may have left a piece of
     * the last words in it, so words repeated at its very beginning are passed over.
     *
     * @param rest what the last hypothesis had after the cut
     */
    public LocalAgreement goingOn(List<String> rest) {
        return new LocalAgreement(agreed(), rest);
    }

    /**
     * Takes a hypothesis for everything since the piece began.
     *
     * @param toSentenceEnd whether to agree no further than to the last sentence end, if there is
     *     one, so that the piece can be cut there
     * @return the tokens that became final by it
     */
    public List<String> hear(List<String> hypothesis, boolean toSentenceEnd) {
        List<String> rest = afterAgreed(hypothesis);
        int common = Math.min(common(rest, pending), Math.max(0, rest.size() - 1));
        if (toSentenceEnd) {
            common = lastSentenceEnd(rest, common);
        }
        List<String> fresh = List.copyOf(rest.subList(0, common));
        agreed.addAll(fresh);
        pending = List.copyOf(rest.subList(common, rest.size()));
        return fresh;
    }

    /** Takes the last hypothesis: all of it becomes final. Gives what was not yet. */
    public List<String> finish(List<String> hypothesis) {
        List<String> rest = List.copyOf(afterAgreed(hypothesis));
        agreed.addAll(rest);
        pending = List.of();
        return rest;
    }

    /** What is final. */
    public List<String> agreed() {
        return List.copyOf(agreed);
    }

    /** What the last hypothesis had beyond that. */
    public List<String> pending() {
        return pending;
    }

    private static int common(List<String> one, List<String> other) {
        int common = 0;
        while (common < Math.min(one.size(), other.size())
                && Tokens.same(one.get(common), other.get(common))) {
            common++;
        }
        return common;
    }

    private static int lastSentenceEnd(List<String> tokens, int common) {
        for (int i = common - 1; i >= 0; i--) {
            if (Tokens.endsSentence(tokens.get(i))) {
                return i + 1;
            }
        }
        return common;
    }

    private List<String> afterAgreed(List<String> hypothesis) {
        int at =
                agreed.isEmpty()
                        ? repeated(hypothesis)
                        : Alignment.boundary(keys(agreed), keys(pending), keys(hypothesis));
        return hypothesis.subList(at, hypothesis.size());
    }

    private static List<String> keys(List<String> tokens) {
        return tokens.stream().map(Tokens::key).toList();
    }

    /** How many of the first tokens are the last of before the cut, said once only. */
    private int repeated(List<String> hypothesis) {
        for (int n = Math.min(REPEATS, Math.min(before.size(), hypothesis.size())); n > 0; n--) {
            List<String> end = before.subList(before.size() - n, before.size());
            if (common(end, hypothesis) == n && common(end, pending) < n) {
                return n;
            }
        }
        return 0;
    }
}
