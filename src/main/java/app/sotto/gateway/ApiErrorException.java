package app.sotto.gateway;

/** A request that is answered with an error. */
class ApiErrorException extends RuntimeException {

    private final transient ApiError error;

    ApiErrorException(ApiError error) {
        super(error.message());
        this.error = error;
    }

    ApiError error() {
        return error;
    }
}
