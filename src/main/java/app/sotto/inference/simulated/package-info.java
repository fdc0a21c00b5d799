/**
 * A node that only pretends to recognise and to write: OpenAI's API, vLLM's metrics and the service
 * times of a GPU, without any model. It serves on the loopback address alone.
 */
@NullMarked
package app.sotto.inference.simulated;

import org.jspecify.annotations.NullMarked;
