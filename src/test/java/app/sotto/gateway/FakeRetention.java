package app.sotto.gateway;

import app.sotto.dictation.Retention;
import app.sotto.tenancy.Caller;

/** An organisation that keeps everything until it is told otherwise. */
public class FakeRetention implements Retention {

    public volatile Rules rules = Rules.UNTIL_DELETED;

    @Override
    public Rules current() {
        return rules;
    }

    @Override
    public Rules own() {
        return rules;
    }

    @Override
    public void decide(Caller caller, Rules newRules) {
        rules = newRules;
    }
}
