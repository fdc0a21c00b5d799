/** Speech to text by upload: OpenAI's transcriptions and the one-call endpoints. */
@NullMarked
package app.sotto.gateway.audio;

import org.jspecify.annotations.NullMarked;
