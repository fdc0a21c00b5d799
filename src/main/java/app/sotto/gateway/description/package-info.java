/** The API described as OpenAPI: what the controllers are, and the words for it. */
@NullMarked
package app.sotto.gateway.description;

import org.jspecify.annotations.NullMarked;
