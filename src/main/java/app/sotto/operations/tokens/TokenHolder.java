package app.sotto.operations.tokens;

/**
 * Somebody who showed a good token.
 *
 * @param name what the token is called on the page, or the setting that gave it
 */
public record TokenHolder(TokenKind kind, String name) {}
