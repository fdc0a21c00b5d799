package app.sotto.dictation;

import app.sotto.accounts.Members;
import java.util.List;
import java.util.UUID;

/** One member manages, if any. */
class FakeMembers implements Members {

    volatile UUID manager = UUID.randomUUID();

    @Override
    public String organisation() {
        return "Harbour";
    }

    @Override
    public String name(UUID member) {
        return "Anna Lind";
    }

    @Override
    public int count() {
        return 2;
    }

    @Override
    public List<Owner> owners() {
        return List.of();
    }

    @Override
    public boolean manages(UUID member) {
        return member.equals(manager);
    }
}
