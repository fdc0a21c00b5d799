package app.sotto.mail;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What to write to whom. The words stand in the message files under {@code <key>.subject}, {@code
 * <key>.body} (paragraphs parted by empty lines) and, for a letter with a link, {@code
 * <key>.action}; {@code values} fill {0}, {1}, … in all of them.
 *
 * @param to an e-mail address
 * @param locale the recipient's language
 * @param link what the letter's button opens
 */
public record Letter(
        String to, Locale locale, String key, List<String> values, @Nullable URI link) {

    public Letter {
        if (to.indexOf('\n') >= 0 || to.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("An address is one line");
        }
        values = List.copyOf(values);
    }
}
