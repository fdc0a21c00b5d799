package app.sotto.usage.ui;

import app.sotto.shell.kit.Background;
import app.sotto.shell.kit.Dollars;
import app.sotto.shell.kit.Watching;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.usage.Allowance.Standing;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Span;

/**
 * The minutes left this month, or what is paid beyond them; it follows what is spoken while the
 * page is open.
 */
class MinutesLeft extends Span {

    private final transient Renewal renewal;
    private final transient Background background;
    private final transient CurrentTenant tenant;

    MinutesLeft(Renewal renewal, Background background, CurrentTenant tenant) {
        this.renewal = renewal;
        this.background = background;
        this.tenant = tenant;
        addClassName("sotto-minutes-left");
        getElement().getThemeList().add("badge");
        show(renewal.standing());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Watching.start(this, background, tenant, renewal::standing, _ -> false, this::show);
    }

    private void show(Standing standing) {
        long left = standing.includedSecondsLeft() / 60;
        long all = standing.limitSeconds() / 60;
        boolean goesOn = left == 0 && standing.remainingSeconds() >= 60;
        setText(
                goesOn
                        ? getTranslation(
                                "usage.beyond", Dollars.text(standing.chargedMicros(), getLocale()))
                        : getTranslation("usage.left", left));
        setTitle(getTranslation("usage.renews", all, renewal.day(standing, getLocale())));
        getElement().getThemeList().set("error", left == 0 && !goesOn);
    }
}
