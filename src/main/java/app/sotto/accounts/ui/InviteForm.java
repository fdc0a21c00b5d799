package app.sotto.accounts.ui;

import app.sotto.accounts.organisations.Inviting;
import app.sotto.accounts.organisations.Role;
import app.sotto.accounts.organisations.TeamRefusal;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.mail.MailUnavailableException;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import java.util.Arrays;

/** An address, a role, and the letter is on its way. */
class InviteForm extends Div {

    private final Inviting inviting;
    private final MemberPrincipal me;
    private final Runnable changed;
    private final EmailField email = Fields.email(this);
    private final Select<Role> role = new Select<>();
    private final Button submit = Fields.submit(this, "accounts.team.invite");
    private final Notice notice = new Notice();

    InviteForm(Inviting inviting, MemberPrincipal me, Runnable changed) {
        this.inviting = inviting;
        this.me = me;
        this.changed = changed;
        email.setAutocomplete(Autocomplete.OFF);
        role.setLabel(getTranslation("accounts.team.invite.role"));
        role.setItems(Arrays.stream(Role.values()).filter(me.role()::mayGive).toList());
        role.setItemLabelGenerator(r -> getTranslation(r.key()));
        role.setValue(Role.MEMBER);
        var _ = submit.addClickListener(_ -> invite());
        var _ = email.addKeyPressListener(Key.ENTER, _ -> submit.click());
        var line = new Div(email, role, submit);
        line.addClassName("accounts-line");
        add(line, notice);
    }

    private void invite() {
        notice.clear();
        try {
            if (Fields.requireEmail(email)) {
                var address = new EmailAddress(email.getValue());
                inviting.invite(me.caller(), address, role.getValue(), getLocale());
                notice.good(getTranslation("accounts.team.invited", address.value()));
                email.clear();
                changed.run();
            }
        } catch (TeamRefusal refusal) {
            var _ = Fields.accept(email, refusal.key());
        } catch (MailUnavailableException e) {
            notice.bad(e);
        }
        submit.setEnabled(true);
    }
}
