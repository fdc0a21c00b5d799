package app.sotto.operations.fleet;

import app.sotto.inference.NodeRefusedException;

/** The node is not there, or not any more. */
public class NoSuchNodeException extends NodeRefusedException {

    NoSuchNodeException(String message) {
        super(message);
    }
}
