package app.sotto.gateway.relay;

import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Allowance.Work;

/** What a node did for a request. */
record Used(Tokens tokens, Work work) {

    static final Used NOTHING = new Used(Tokens.NONE, Work.UNKNOWN);
}
