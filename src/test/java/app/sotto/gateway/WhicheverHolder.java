package app.sotto.gateway;

import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * The strategy that holds at the moment. Vaadin replaces the static one for the whole process; a
 * context of another test, whose filters took theirs before, would not see who signed in.
 */
public class WhicheverHolder implements SecurityContextHolderStrategy {

    @Override
    public void clearContext() {
        now().clearContext();
    }

    @Override
    public SecurityContext getContext() {
        return now().getContext();
    }

    @Override
    public Supplier<SecurityContext> getDeferredContext() {
        return now().getDeferredContext();
    }

    @Override
    public void setContext(SecurityContext context) {
        now().setContext(context);
    }

    @Override
    public void setDeferredContext(Supplier<SecurityContext> context) {
        now().setDeferredContext(context);
    }

    @Override
    public SecurityContext createEmptyContext() {
        return now().createEmptyContext();
    }

    private static SecurityContextHolderStrategy now() {
        return SecurityContextHolder.getContextHolderStrategy();
    }
}
