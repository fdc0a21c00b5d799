package app.sotto.dictation.files;

import org.jspecify.annotations.Nullable;

/**
 * Where something went wrong, without its message: a database's error repeats the row it refused,
 * and with it what a person said.
 */
public final class Wordless extends Exception {

    private Wordless(Throwable thrown, @Nullable Throwable cause) {
        super(thrown.getClass().getName(), cause);
        setStackTrace(thrown.getStackTrace());
    }

    public static Throwable of(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return new Wordless(thrown, cause == null ? null : of(cause));
    }
}
