package app.sotto.transcription.wording;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what speech models write where nobody spoke. Whisper learned from subtitles, so silence and
 * noise become their credits and farewells. A credit alone in a segment is never believed; a
 * farewell, which people do say, only if the model itself heard speech and there was time to say
 * it.
 */
public final class Phantoms {

    /** Above this a model says that nobody speaks (Whisper's own {@code no_speech_threshold}). */
    private static final double NOBODY = 0.6;

    /** No person says more in a second: letters, and characters of Chinese or Japanese. */
    private static final double LETTERS = 25;

    private static final double CHARACTERS = 11;

    private static final List<String> CREDITS =
            List.of(
                    "amaraorg",
                    "castingwords",
                    "otterai",
                    "subtitlesby",
                    "captionsby",
                    "transcriptionby",
                    "transcribedby",
                    "yoyotelevisionseries",
                    "字幕由",
                    "字幕by",
                    "字幕志愿者",
                    "字幕志願者",
                    "字幕制作",
                    "字幕製作",
                    "字幕提供",
                    "明镜与点点",
                    "明鏡與點點",
                    "请不吝点赞",
                    "請不吝點贊");

    private static final Set<String> FAREWELLS =
            Set.of(
                    "you",
                    "bye",
                    "byebye",
                    "thanks",
                    "thankyou",
                    "thankyouverymuch",
                    "thankyousomuch",
                    "thanksforwatching",
                    "thankyouforwatching",
                    "thankyousomuchforwatching",
                    "thanksforlistening",
                    "thankyouforlistening",
                    "pleasesubscribe",
                    "pleasesubscribetomychannel",
                    "likeandsubscribe",
                    "dontforgettolikeandsubscribe",
                    "seeyounexttime",
                    "seeyouinthenextvideo",
                    "谢谢",
                    "謝謝",
                    "谢谢大家",
                    "謝謝大家",
                    "谢谢观看",
                    "謝謝觀看",
                    "谢谢大家观看",
                    "謝謝大家觀看",
                    "感谢观看",
                    "感謝觀看",
                    "感谢收看",
                    "感謝收看",
                    "谢谢收看",
                    "謝謝收看",
                    "感谢您的观看",
                    "感謝您的觀看",
                    "我们下期再见",
                    "我們下期再見",
                    "下期再见",
                    "下期再見",
                    "请订阅",
                    "請訂閱",
                    "欢迎订阅",
                    "歡迎訂閱",
                    "字幕");

    private Phantoms() {}

    /**
     * Whether nobody said this.
     *
     * @param text of a whole segment
     * @param seconds of voice that it may have been said in
     * @param noSpeech how likely nobody speaks, if the model said
     * @param logprob the mean log probability of its tokens, if the model said
     */
    public static boolean are(
            String text, double seconds, @Nullable Double noSpeech, @Nullable Double logprob) {
        String said = letters(text);
        boolean nobody = noSpeech != null && noSpeech > NOBODY;
        if (nobody && logprob != null && logprob < -1) {
            return true;
        }
        if (CREDITS.stream().anyMatch(said::contains) && said.length() < 60) {
            return true;
        }
        return FAREWELLS.contains(said) && (nobody || tooFast(said, seconds));
    }

    private static boolean tooFast(String said, double seconds) {
        boolean spelled = said.codePoints().allMatch(c -> c < 0x2E80);
        return said.length() > (spelled ? LETTERS : CHARACTERS) * seconds;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
