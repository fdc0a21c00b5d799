package app.sotto.operations.ui;

import app.sotto.operations.fleet.KeptNode;

/** What a person may do with a node. */
interface NodeActions {

    void drain(KeptNode node);

    void resume(KeptNode node);

    void edit(KeptNode node);

    void remove(KeptNode node);
}
