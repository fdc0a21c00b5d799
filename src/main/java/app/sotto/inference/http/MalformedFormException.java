package app.sotto.inference.http;

/** A request whose body is not the form it should be; the message says what is wrong with it. */
public final class MalformedFormException extends Exception {

    MalformedFormException(String message) {
        super(message);
    }
}
