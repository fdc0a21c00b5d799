/**
 * The node in this process: engines that run on the CPU, behind OpenAI's API on a loopback port.
 */
@NullMarked
package app.sotto.inference.embedded;

import org.jspecify.annotations.NullMarked;
