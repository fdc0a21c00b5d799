package app.sotto.gateway.relay;

import app.sotto.inference.ModelKind;
import app.sotto.usage.Allowance.Source;

/** What is passed on to nodes, under OpenAI's addresses. */
enum Door {
    CHAT("/chat/completions", Source.CHAT, "messages", "Chat needs a text model"),
    EMBEDDINGS("/embeddings", Source.EMBEDDING, "input", "Embeddings need an embedding model");

    private final String path;
    private final Source source;
    private final String content;
    private final String need;

    Door(String path, Source source, String content, String need) {
        this.path = path;
        this.source = source;
        this.content = content;
        this.need = need;
    }

    /** Below a node's base address. */
    String path() {
        return path;
    }

    Source source() {
        return source;
    }

    boolean serves(ModelKind kind) {
        return switch (kind) {
            case TEXT, VISION -> this == CHAT;
            case EMBEDDING -> this == EMBEDDINGS;
            case SPEECH -> false;
        };
    }

    /** The field without which there is nothing to do. */
    String content() {
        return content;
    }

    String need() {
        return need;
    }
}
