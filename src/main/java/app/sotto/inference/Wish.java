package app.sotto.inference;

/**
 * What a caller asks of a text model.
 *
 * @param speed what matters more
 * @param characters length of the text
 * @param language ISO 639-1 of the text, or {@code auto}
 */
public record Wish(Speed speed, int characters, String language) {

    /** What matters more to the caller. */
    public enum Speed {
        /** The smaller model. */
        FAST,
        /** The better model. */
        QUALITY,
        /** The smaller model for what is short, the better one for what is long. */
        AUTO
    }

    public static Wish auto(int characters, String language) {
        return new Wish(Speed.AUTO, characters, language);
    }
}
