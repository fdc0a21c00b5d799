package app.sotto.tenancy;

/**
 * A signed-in principal that knows its caller; whatever Spring Security authenticates is one of
 * these.
 */
public interface CallerPrincipal {

    Caller caller();
}
