package app.sotto.billing.ui;

import app.sotto.billing.PlanId;
import app.sotto.billing.plans.PlanDesk;
import app.sotto.billing.plans.PlanDesk.Version;
import app.sotto.billing.plans.PlanRefusedException;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.security.core.context.SecurityContextHolder;

/** What is offered, every version of it, and what an operator does with it. */
@Route("operator/plans")
@Menu(title = "billing.plans.menu", order = 135, icon = "vaadin:tags")
@RolesAllowed("OPERATOR")
@StyleSheet("billing.css")
@StyleSheet("plans.css")
class PlansView extends Main implements HasDynamicTitle, PlanActions {

    private final transient PlanDesk desk;
    private final Notice notice = new Notice();
    private final Div body = new Div();

    PlansView(PlanDesk desk) {
        this.desk = desk;
        addClassNames("sotto-page", "billing-page", "plans-page");
        body.addClassName("billing-body");
        var text = new Paragraph(getTranslation("billing.plans.text"));
        text.addClassName("sotto-muted");
        add(new H1(getTranslation("billing.plans.title")), text, notice, body);
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("billing.plans.title") + " · " + getTranslation("shell.brand");
    }

    private void show() {
        body.removeAll();
        var byCode =
                desk.versions().stream()
                        .collect(
                                Collectors.groupingBy(
                                        version -> version.plan().id().code(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        byCode.values().forEach(versions -> body.add(new PlanVersions(versions, this)));
    }

    @Override
    public void edit(Version from, List<Version> all) {
        new NewVersionDialog(
                        from,
                        all,
                        draft -> {
                            var made =
                                    desk.make(
                                            from.plan().id(),
                                            all.getFirst().plan().id().version(),
                                            draft,
                                            operator());
                            show();
                            notice.good(
                                    getTranslation(
                                            "billing.plans.made",
                                            made.name(getLocale()),
                                            made.id().version()));
                        })
                .open();
    }

    @Override
    public void retire(Version version) {
        var dialog =
                new ConfirmDialog(
                        getTranslation("billing.plans.retire.ask", named(version)),
                        getTranslation("billing.plans.retire.text", version.holders()),
                        getTranslation("billing.plans.retire"),
                        _ -> {
                            PlanId id = version.plan().id();
                            act(
                                    () -> desk.retire(id, operator()),
                                    "billing.plans.retired",
                                    version);
                        });
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("billing.plans.cancel"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }

    @Override
    public void offer(Version version) {
        act(() -> desk.offer(version.plan().id(), operator()), "billing.plans.offered", version);
    }

    private void act(Runnable work, String doneKey, Version version) {
        try {
            work.run();
            notice.good(getTranslation(doneKey, named(version)));
        } catch (PlanRefusedException refused) {
            notice.bad(getTranslation(refused.key()));
        }
        show();
    }

    private String named(Version version) {
        return getTranslation(
                "billing.plans.version",
                version.plan().name(getLocale()),
                version.plan().id().version());
    }

    /** By what the record calls who has the page open. */
    private static String operator() {
        return Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication())
                .getName();
    }
}
