package app.sotto.billing.ui;

import app.sotto.billing.Plan;
import app.sotto.billing.stripe.Mode;
import app.sotto.billing.subscriptions.Summary;
import app.sotto.shell.kit.Background;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.stream.Collectors;

/** The plan, what it costs, and every way to change that. Members read whom to ask. */
@Route("billing")
@Menu(title = "billing.menu", order = 60, icon = "vaadin:credit-card")
@PermitAll
@StyleSheet("billing.css")
class BillingView extends Main implements HasDynamicTitle, BeforeEnterObserver {

    private final transient Office office;
    private final transient Background background;
    private final Notice notice = new Notice();
    private final transient Errands errands;
    private final Div body = new Div();
    private boolean backFromStripe;

    BillingView(Office office, Background background) {
        this.office = office;
        this.background = background;
        this.errands = new Errands(background, notice);
        addClassNames("sotto-page", "billing-page");
        body.addClassName("billing-body");
        add(new H1(getTranslation("billing.title")), notice, body);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("billing.title") + " · " + getTranslation("shell.brand");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        backFromStripe =
                event.getLocation().getQueryParameters().getSingleParameter("from").isPresent();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        show();
        if (backFromStripe && office.manages() && office.mode() != Mode.NONE) {
            // The event may still be on its way: ask now what it will say.
            errands.run(
                    this,
                    () -> {
                        office.hear();
                        return true;
                    },
                    _ -> show());
        }
    }

    private void show() {
        body.removeAll();
        if (!office.manages()) {
            body.add(whomToAsk());
            return;
        }
        Office.State state = office.state();
        var current = new CurrentPlan(state);
        var invoices = new InvoiceList(state.zone());
        current.add(actions(state));
        body.add(current, plans(state), new SpendingLimit(office, state), invoices);
        if (office.mode() == Mode.NONE) {
            notice.bad(getTranslation("billing.unavailable"));
            invoices.show(java.util.List.of());
        } else {
            load(current, invoices);
        }
    }

    private Component whomToAsk() {
        String owners =
                office.owners().stream()
                        .map(owner -> "%s (%s)".formatted(owner.name(), owner.email()))
                        .collect(Collectors.joining(", "));
        var section =
                new Section(
                        new H2(getTranslation("billing.ask.title")),
                        new Paragraph(getTranslation("billing.ask.text", owners)));
        section.addClassNames("sotto-card", "billing-section");
        return section;
    }

    private void load(CurrentPlan current, InvoiceList invoices) {
        background.run(
                this,
                office::bills,
                bills -> {
                    invoices.show(bills.invoices());
                    bills.upcoming()
                            .ifPresent(next ->
                                    current.next(
                                            Money.cents(
                                                    next.total(), next.currency(), getLocale())));
                },
                problem -> {
                    notice.bad(getTranslation("billing.down"));
                    invoices.unavailable();
                });
    }

    private Component actions(Office.State state) {
        var actions = new Div();
        actions.addClassName("billing-actions");
        if (state.subscription().map(Summary::customer).isPresent() && office.mode() != Mode.NONE) {
            var portal = new Button(getTranslation("billing.portal"));
            portal.addClickListener(_ -> errands.leave(portal, office::portal));
            actions.add(portal);
        }
        state.live()
                .filter(_ -> office.mode() != Mode.NONE)
                .ifPresent(one -> actions.add(endOrResume(one, state)));
        return actions;
    }

    private Component endOrResume(Summary one, Office.State state) {
        if (one.cancels()) {
            var resume = new Button(getTranslation("billing.resume"));
            resume.addThemeVariants(ButtonVariant.PRIMARY);
            resume.addClickListener(_ -> act(resume, office::resume, "billing.resumed"));
            return resume;
        }
        var cancel = new Button(getTranslation("billing.cancel"));
        cancel.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        cancel.addClickListener(_ -> askToCancel(cancel, one, state));
        return cancel;
    }

    private void askToCancel(Button cancel, Summary one, Office.State state) {
        String end = Days.of(one.periodEnd(), state.zone(), getLocale());
        var dialog =
                new ConfirmDialog(
                        getTranslation("billing.cancel.ask"),
                        getTranslation("billing.cancel.text", end),
                        getTranslation("billing.cancel.confirm"),
                        _ -> act(cancel, office::cancel, "billing.cancelled"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("billing.cancel.keep"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }

    private void act(Button button, Runnable work, String doneKey) {
        errands.run(
                button,
                () -> {
                    work.run();
                    return true;
                },
                _ -> {
                    show();
                    notice.good(getTranslation(doneKey));
                });
    }

    private Component plans(Office.State state) {
        var cards = new Div();
        cards.addClassName("billing-plans");
        for (Plan plan : state.offered()) {
            boolean current =
                    state.live().isPresent()
                            ? state.plan().filter(p -> p.id().equals(plan.id())).isPresent()
                            : plan.free();
            cards.add(new PlanCard(plan, current, state.members(), action(plan, current, state)));
        }
        var section = new Section(new H2(getTranslation("billing.plans")), cards);
        section.addClassName("billing-section");
        return section;
    }

    private Component action(Plan plan, boolean current, Office.State state) {
        if (current) {
            var badge = new Span(getTranslation("billing.plan.yours"));
            badge.addClassName("billing-badge");
            return badge;
        }
        if (plan.free()) {
            return new Span(getTranslation("billing.plan.after"));
        }
        boolean subscribed = state.live().isPresent();
        boolean trial = !subscribed && plan.trialDays() > 0 && state.trialLeft();
        var button =
                new Button(
                        trial
                                ? getTranslation("billing.plan.try", plan.trialDays())
                                : getTranslation(
                                        subscribed
                                                ? "billing.plan.change"
                                                : "billing.plan.choose"));
        button.setAriaLabel(button.getText() + ": " + plan.name(getLocale()));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setEnabled(office.mode() != Mode.NONE);
        button.addClickListener(_ -> choose(button, plan, subscribed, state));
        return button;
    }

    private void choose(Button button, Plan plan, boolean subscribed, Office.State state) {
        if (subscribed) {
            errands.run(
                    button,
                    () -> office.preview(plan),
                    preview ->
                            new ChangeDialog(
                                            state,
                                            preview,
                                            office,
                                            background,
                                            () -> {
                                                show();
                                                notice.good(getTranslation("billing.changed"));
                                            })
                                    .open());
        } else {
            var locale = getLocale();
            errands.leave(button, () -> office.till(plan, locale));
        }
    }
}
