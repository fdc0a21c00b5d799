package app.sotto.gateway.relay;

import java.io.IOException;

/** What a node did wrong; nothing of what was asked or answered is in it. */
final class NodeTrouble extends Exception {

    NodeTrouble(String what) {
        super(what);
    }

    static NodeTrouble givenUp() {
        return new NodeTrouble("gave the request up");
    }

    /** A fresh exception: those of libraries quote addresses and answers. */
    static NodeTrouble of(Exception cause) {
        return switch (cause) {
            case NodeTrouble trouble -> trouble;
            case IOException io ->
                    new NodeTrouble("broke off (" + io.getClass().getSimpleName() + ")");
            default -> new NodeTrouble("gave an answer that is no JSON or breaks off");
        };
    }
}
