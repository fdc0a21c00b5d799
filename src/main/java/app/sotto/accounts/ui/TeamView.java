package app.sotto.accounts.ui;

import app.sotto.accounts.organisations.Inviting;
import app.sotto.accounts.organisations.Role;
import app.sotto.accounts.organisations.Team;
import app.sotto.accounts.organisations.TeamRefusal;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.Sessions;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;

/** Who belongs to the organisation, in which role, and who is invited. */
@Route("team")
@Menu(title = "accounts.team.menu", order = 50, icon = "vaadin:users")
@PermitAll
class TeamView extends Page {

    private final Team team;
    private final Inviting inviting;
    private final MemberPrincipal me;
    private final UnorderedList members = new UnorderedList();
    private final UnorderedList pending = new UnorderedList();

    TeamView(Team team, Inviting inviting, Sessions sessions) {
        super("accounts.team.title");
        this.team = team;
        this.inviting = inviting;
        this.me = sessions.principal().orElseThrow();
        members.addClassName("accounts-rows");
        pending.addClassName("accounts-rows");
        if (me.role().managesTeam()) {
            add(section("accounts.team.invite.title", new InviteForm(inviting, me, this::refresh)));
        }
        add(section("accounts.team.members", members));
        if (me.role().managesTeam()) {
            add(section("accounts.team.pending", pending));
        }
        refresh();
    }

    private void refresh() {
        members.removeAll();
        team.members().forEach(mate -> members.add(row(mate)));
        if (me.role().managesTeam()) {
            refreshPending();
        }
    }

    private void refreshPending() {
        pending.removeAll();
        var open = inviting.pending();
        open.forEach(invitation -> pending.add(row(invitation)));
        if (open.isEmpty()) {
            pending.add(new ListItem(getTranslation("accounts.team.pending.none")));
        }
    }

    private Component row(Team.Mate mate) {
        var own = mate.member().equals(me.member());
        var name = own ? getTranslation("accounts.team.you", mate.name()) : mate.name();
        if (!own && !me.role().mayGive(mate.role())) {
            return new Row(name, mate.email(), new Span(getTranslation(mate.role().key())));
        }
        return me.role().managesTeam()
                ? new Row(name, mate.email(), roles(mate), remove(mate, own))
                : new Row(
                        name,
                        mate.email(),
                        new Span(getTranslation(mate.role().key())),
                        remove(mate, own));
    }

    private Select<Role> roles(Team.Mate mate) {
        var select = new Select<Role>();
        select.setItems(Arrays.stream(Role.values()).filter(me.role()::mayGive).toList());
        select.setItemLabelGenerator(role -> getTranslation(role.key()));
        select.setAriaLabel(getTranslation("accounts.team.role.of", mate.name()));
        select.setValue(mate.role());
        select.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changeRole(mate, change.getValue());
            }
        });
        return select;
    }

    private void changeRole(Team.Mate mate, Role role) {
        attempt(() -> {
            team.changeRole(me.caller(), mate.member(), role);
            tell("accounts.team.changed", mate.name(), getTranslation(role.key()));
        });
    }

    private Button remove(Team.Mate mate, boolean own) {
        var button =
                new Button(
                        getTranslation(own ? "accounts.team.leave" : "accounts.team.remove"),
                        _ -> ask(mate));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL, ButtonVariant.ERROR);
        button.setAriaLabel(getTranslation("accounts.team.remove.label", mate.name()));
        return button;
    }

    private void ask(Team.Mate mate) {
        var dialog =
                new ConfirmDialog(
                        getTranslation("accounts.team.remove.ask", mate.name(), me.organisation()),
                        getTranslation("accounts.team.remove.text"),
                        getTranslation("accounts.team.remove"),
                        _ -> remove(mate));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("accounts.team.cancel"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }

    private void remove(Team.Mate mate) {
        attempt(() -> {
            team.remove(me.caller(), mate.member());
            tell("accounts.team.removed", mate.name());
            if (mate.member().equals(me.member())) {
                getUI().ifPresent(ui -> ui.getPage().setLocation("/login"));
            }
        });
    }

    private Component row(Inviting.Pending invitation) {
        var role = getTranslation(invitation.role().key());
        var detail = invitation.open() ? role : role + " · " + getTranslation("accounts.team.old");
        var email = invitation.email();
        return new Row(
                email,
                detail,
                action(
                        "resend",
                        email,
                        () -> {
                            inviting.resend(me.caller(), invitation.id(), getLocale());
                            tell("accounts.team.resent", email);
                        }),
                action(
                        "revoke",
                        email,
                        () -> {
                            inviting.revoke(me.caller(), invitation.id());
                            tell("accounts.team.revoked", email);
                        }));
    }

    private Button action(String what, String email, Runnable work) {
        var button = new Button(getTranslation("accounts.team." + what), _ -> attempt(work));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation("accounts.team." + what + ".label", email));
        return button;
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (TeamRefusal refusal) {
            tell(refusal.key());
        }
        refresh();
    }
}
