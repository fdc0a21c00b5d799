/**
 * Talks to leased nodes in OpenAI's API, through OpenAI's own client, and distrusts what comes
 * back.
 */
@NullMarked
package app.sotto.inference.openai;

import org.jspecify.annotations.NullMarked;
