/** Speech while it is spoken: OpenAI's Realtime transcription session over a WebSocket. */
@NullMarked
package app.sotto.gateway.realtime;

import org.jspecify.annotations.NullMarked;
