package app.sotto.accounts.ui;

import app.sotto.accounts.organisations.Organisations;
import app.sotto.accounts.organisations.Place;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.Profile;
import app.sotto.accounts.signin.Sessions;
import app.sotto.shell.kit.HeaderItem;
import app.sotto.shell.kit.Looks;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Locale;
import org.springframework.core.annotation.Order;

/** The menu behind one's own picture: where one is, how pages look, and the way out. */
@org.springframework.stereotype.Component
@Order(1000)
class AccountMenu implements HeaderItem {

    private final Sessions sessions;
    private final Organisations organisations;
    private final Profile profile;
    private final Browser browser;
    private final AuthenticationContext authentication;

    AccountMenu(
            Sessions sessions,
            Organisations organisations,
            Profile profile,
            Browser browser,
            AuthenticationContext authentication) {
        this.sessions = sessions;
        this.organisations = organisations;
        this.profile = profile;
        this.browser = browser;
        this.authentication = authentication;
    }

    @Override
    public Component create() {
        return sessions.principal().<Component>map(this::menu).orElseGet(Div::new);
    }

    private MenuBar menu(MemberPrincipal me) {
        var bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        // In a flexible header it would shrink to nothing and hide its only button.
        bar.getStyle().setFlexShrink("0");
        bar.setMinWidth("4rem");
        bar.setI18n(
                new MenuBar.MenuBarI18n()
                        .setMoreOptions(bar.getTranslation("accounts.menu", me.displayName())));
        var picture = new Avatar(me.displayName());
        var root = bar.addItem(picture);
        root.setAriaLabel(bar.getTranslation("accounts.menu", me.displayName()));
        var menu = root.getSubMenu();
        menu.addItem(who(me)).setEnabled(false);
        addOrganisations(menu, me);
        var _ = menu.addItem(menu(bar, "settings"), _ -> UI.getCurrent().navigate("settings"));
        addLanguages(menu.addItem(menu(bar, "language")).getSubMenu(), me);
        addAppearances(bar, menu.addItem(menu(bar, "appearance")).getSubMenu());
        var _ = menu.addItem(menu(bar, "signOut"), _ -> authentication.logout());
        return bar;
    }

    private static String menu(MenuBar bar, String item) {
        return bar.getTranslation("accounts.menu." + item);
    }

    private static Component who(MemberPrincipal me) {
        var name = new Div(new Span(me.displayName()));
        var email = new Div(new Span(me.email()));
        email.addClassName("sotto-muted");
        return new Div(name, email);
    }

    private void addOrganisations(SubMenu menu, MemberPrincipal me) {
        var places = organisations.placesOf(me.person());
        for (var place : places) {
            var item = menu.addItem(place.organisation(), _ -> moveTo(place));
            item.setCheckable(true);
            item.setChecked(place.tenant().value().equals(me.tenant()));
        }
    }

    private void moveTo(Place place) {
        sessions.elsewhere(place.tenant()).ifPresent(browser::enter);
    }

    private void addLanguages(SubMenu menu, MemberPrincipal me) {
        for (var language : Languages.ALL) {
            var item = menu.addItem(Languages.name(language), _ -> speak(me, language));
            item.setCheckable(true);
            item.setChecked(language.toLanguageTag().equals(me.language()));
        }
    }

    private void speak(MemberPrincipal me, Locale language) {
        profile.speak(me.person(), language);
        Looks.speak(UI.getCurrent(), language);
    }

    private static void addAppearances(MenuBar bar, SubMenu menu) {
        var now = Looks.appearance(VaadinRequest.getCurrent());
        for (var appearance : Appearance.values()) {
            var item =
                    menu.addItem(
                            bar.getTranslation(appearance.key),
                            chosen -> {
                                menu.getItems()
                                        .forEach(i -> i.setChecked(i.equals(chosen.getSource())));
                                Looks.appear(UI.getCurrent(), appearance.value);
                            });
            item.setCheckable(true);
            item.setChecked(appearance.value == now);
        }
    }

    private enum Appearance {
        SYSTEM("accounts.menu.appearance.system", ColorScheme.Value.LIGHT_DARK),
        LIGHT("accounts.menu.appearance.light", ColorScheme.Value.LIGHT),
        DARK("accounts.menu.appearance.dark", ColorScheme.Value.DARK);

        private final String key;
        private final ColorScheme.Value value;

        Appearance(String key, ColorScheme.Value value) {
            this.key = key;
            this.value = value;
        }
    }
}
