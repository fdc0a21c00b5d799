package app.sotto.polish;

/** Why the guard kept a sentence as it was spoken. */
public enum Reason {
    /** A number is lost, invented, or stands with another thing. */
    NUMBER,
    /** A day, month or time of day. */
    DATE,
    /** A unit, currency, percentage or direction ("at least"). */
    AMOUNT,
    NAME,
    NEGATION,
    LINK,
    /** An identifier, path, command or version. */
    CODE,
    /** A term of the dictionary. */
    TERM,
    /** A word was turned into its opposite, or who did what to whom was swapped. */
    OPPOSITE,
    /** A dictated question was answered, or a dictated order obeyed. */
    ANSWERED,
    /** It is in another language. */
    TRANSLATED,
    /** The model speaks of its work, or to the speaker. */
    CHATTER,
    /** Much of what was said is missing. */
    SHORTENED,
    /** It says what nobody said. */
    ADDED
}
