package app.sotto.gateway.wire;

/** A request that is answered with an error. */
public class ApiErrorException extends RuntimeException {

    private final transient ApiError error;

    public ApiErrorException(ApiError error) {
        super(error.message());
        this.error = error;
    }

    public ApiError error() {
        return error;
    }
}
