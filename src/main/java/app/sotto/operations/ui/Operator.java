package app.sotto.operations.ui;

import java.util.Objects;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whoever has the page open. */
final class Operator {

    private Operator() {}

    /** By what the record calls them. */
    static String name() {
        return Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication())
                .getName();
    }
}
