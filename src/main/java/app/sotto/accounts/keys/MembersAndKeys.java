package app.sotto.accounts.keys;

import app.sotto.accounts.Holders;
import app.sotto.accounts.KeyRing;
import app.sotto.accounts.organisations.Team;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Members and keys, as the team and the key ring list them. */
@Component
@Transactional(readOnly = true)
class MembersAndKeys implements Holders {

    private final Team team;
    private final KeyRing keys;

    MembersAndKeys(Team team, KeyRing keys) {
        this.team = team;
        this.keys = keys;
    }

    @Override
    public List<Holder> all() {
        var members =
                team.members().stream()
                        .map(mate ->
                                new Holder(
                                        mate.member(),
                                        Kind.MEMBER,
                                        mate.name(),
                                        mate.member(),
                                        true));
        var programs =
                keys.all().stream()
                        .filter(key -> key.kind() != KeyRing.Kind.MEMBER) // a member's use
                        .map(key ->
                                new Holder(
                                        key.id(),
                                        Kind.KEY,
                                        key.name(),
                                        key.memberId(),
                                        key.good()));
        return Stream.concat(members, programs).toList();
    }
}
