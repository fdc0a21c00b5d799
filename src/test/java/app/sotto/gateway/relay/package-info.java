/** Chat and embeddings, over HTTP and with OpenAI's clients. */
@NullMarked
package app.sotto.gateway.relay;

import org.jspecify.annotations.NullMarked;
