package app.sotto.dictation;

import app.sotto.accounts.SignedIn;
import app.sotto.tenancy.Caller;
import java.util.Optional;

/** Whoever a test says. */
class FakeSignedIn implements SignedIn {

    volatile Caller.Member who;

    @Override
    public Optional<Caller.Member> member() {
        return Optional.ofNullable(who);
    }
}
