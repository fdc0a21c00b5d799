package app.sotto.operations.fleet;

import app.sotto.inference.NodeRefusedException;

/** The node is somebody else's to change: the settings', the operator's, or its own. */
public class NodeTakenException extends NodeRefusedException {

    NodeTakenException(String message) {
        super(message);
    }
}
