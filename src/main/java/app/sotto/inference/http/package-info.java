/** What the nodes of our own making share when they answer OpenAI's API over HTTP. */
@NullMarked
package app.sotto.inference.http;

import org.jspecify.annotations.NullMarked;
