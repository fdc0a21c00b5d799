package app.sotto.operations.tokens;

import app.sotto.tenancy.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Tokens that infrastructure brings along: {@code SOTTO_OPERATOR_TOKEN} for programs of the
 * operator, {@code SOTTO_JOIN_TOKEN} for nodes. They cannot be revoked but by the next start.
 */
@ConfigurationProperties("sotto")
record TokenSettings(@DefaultValue Given operator, @DefaultValue Given join) {

    private static final int SHORTEST = 32;

    TokenSettings {
        check("SOTTO_OPERATOR_TOKEN", operator);
        check("SOTTO_JOIN_TOKEN", join);
        if (operator.given() && operator.equals(join)) {
            throw new IllegalArgumentException(
                    "SOTTO_OPERATOR_TOKEN and SOTTO_JOIN_TOKEN are the same. Give nodes a token of"
                            + " their own, so that one of them cannot change the others.");
        }
    }

    private static void check(String setting, Given given) {
        if (given.given() && given.text().length() < SHORTEST) {
            throw new IllegalArgumentException(
                    setting
                            + " has "
                            + given.text().length()
                            + " characters. Give it at least "
                            + SHORTEST
                            + " random ones, such as those of: openssl rand -hex 32");
        }
    }

    Given of(TokenKind kind) {
        return switch (kind) {
            case OPERATOR -> operator;
            case JOIN -> join;
        };
    }

    /**
     * A token, or none.
     *
     * @param token as the setting has it; null or empty where there is none
     */
    record Given(@Nullable String token) {

        String text() {
            return token == null ? "" : token.strip();
        }

        boolean given() {
            return !text().isEmpty();
        }

        boolean is(String bearer) {
            return given() && Secrets.proves(bearer, Secrets.hash(text()));
        }

        /** Says nothing that opens a door. */
        @Override
        public String toString() {
            return given() ? "…" : "none";
        }
    }
}
