package app.sotto.accounts.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.organisations.Answering;
import app.sotto.accounts.organisations.Inviting;
import app.sotto.accounts.organisations.Role;
import app.sotto.accounts.organisations.Team;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.signin.MemberPrincipal;
import com.vaadin.flow.component.select.Select;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TeamViewTests extends VisitTest {

    @Autowired Inviting inviting;
    @Autowired Answering answering;
    @Autowired Team team;

    private MemberPrincipal anna;

    @BeforeEach
    void twoInOneTeam() {
        anna = newcomer("Anna");
        var ben = newcomer("Ben");
        as(
                anna,
                () ->
                        inviting.invite(
                                anna.caller(),
                                new EmailAddress(ben.email()),
                                Role.MEMBER,
                                Locale.ENGLISH));
        var _ = answering.accept(invitation(ben.email()), ben.person());
        signIn(anna);
    }

    @Test
    void anOwnerChangesAMembersRole() {
        choose("Role of Ben", "Admin");

        assertThat(roleOf("Ben")).isEqualTo(Role.ADMIN);
        assertThat(notices()).contains("Ben is now: Admin.");
    }

    @Test
    void theLastOwnerKeepsTheRole() {
        choose("Role of Anna", "Member");

        assertThat(roleOf("Anna")).isEqualTo(Role.OWNER);
        assertThat(notices())
                .contains(
                        "An organisation keeps at least one owner. Make somebody else an owner"
                                + " first.");
    }

    @SuppressWarnings("unchecked")
    private void choose(String label, String role) {
        as(
                anna,
                () -> {
                    navigate(TeamView.class);
                    Select<Role> select = find(Select.class).withAriaLabel(label).single();
                    test(select).selectItem(role);
                });
    }

    private Role roleOf(String name) {
        return as(anna, () -> team.members()).stream()
                .filter(mate -> mate.name().equals(name))
                .findFirst()
                .orElseThrow()
                .role();
    }
}
