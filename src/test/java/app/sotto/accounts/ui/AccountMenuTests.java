package app.sotto.accounts.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.organisations.Answering;
import app.sotto.accounts.organisations.Inviting;
import app.sotto.accounts.organisations.Role;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.Profile;
import app.sotto.accounts.signin.Sessions;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarTester;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.internal.CurrentInstance;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletService;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

class AccountMenuTests extends VisitTest {

    @Autowired AccountMenu menu;
    @Autowired Inviting inviting;
    @Autowired Answering answering;
    @Autowired Profile profile;
    @Autowired Sessions sessions;

    private MemberPrincipal anna;
    private MemberPrincipal ben;

    @BeforeEach
    void aGuestInAnotherTeam() {
        anna = newcomer("Anna");
        ben = newcomer("Ben");
        as(
                ben,
                () ->
                        inviting.invite(
                                ben.caller(),
                                new EmailAddress(anna.email()),
                                Role.MEMBER,
                                Locale.ENGLISH));
        var _ = answering.accept(invitation(anna.email()), anna.person());
        signIn(anna);
    }

    @Test
    void movesToAnotherOrganisation() {
        choose(AccountMenuTests::aRequestWhoseSessionCanChange, "Ben's desk");

        var now = sessions.principal().orElseThrow();
        assertThat(now.tenant()).isEqualTo(ben.tenant());
        assertThat(now.person()).isEqualTo(anna.person());
        assertThat(now.role()).isEqualTo(Role.MEMBER);
    }

    @Test
    void marksTheOrganisationOneIsIn() {
        var items = opened().getItems().getFirst().getSubMenu().getItems();
        assertThat(items.stream().filter(MenuItem::isChecked).map(MenuItem::getText))
                .containsExactly("Anna's desk");
    }

    @Test
    void keepsTheLanguage() {
        choose("Language", "中文");

        assertThat(as(anna, () -> profile.of(anna.person())).orElseThrow().locale())
                .isEqualTo(Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void turnsTheLightsOut() {
        choose("Appearance", "Dark");

        assertThat(UI.getCurrent().getPage().getColorScheme()).isEqualTo(ColorScheme.Value.DARK);
    }

    /** That of the browserless pages cannot. */
    private static void aRequestWhoseSessionCanChange() {
        var request = new MockHttpServletRequest();
        request.setSession(new MockHttpSession());
        CurrentInstance.set(
                VaadinRequest.class,
                new VaadinServletRequest(
                        request, (VaadinServletService) VaadinService.getCurrent()));
    }

    private void choose(String... path) {
        choose(() -> {}, path);
    }

    /**
     * @param first runs when the menu is open, before the click
     */
    private void choose(Runnable first, String... path) {
        as(
                anna,
                () -> {
                    var bar = opened();
                    first.run();
                    List<MenuItem> items = bar.getItems().getFirst().getSubMenu().getItems();
                    int[] way = new int[path.length];
                    for (int i = 0; i < path.length; i++) {
                        way[i] = position(items, path[i]);
                        items = items.get(way[i]).getSubMenu().getItems();
                    }
                    new MenuBarTester<>(bar).clickItem(0, way);
                });
    }

    private MenuBar opened() {
        as(anna, () -> navigate(SettingsView.class));
        var bar = (MenuBar) as(anna, menu::create);
        UI.getCurrent().add(bar);
        return bar;
    }

    private static int position(List<MenuItem> items, String text) {
        return IntStream.range(0, items.size())
                .filter(i -> items.get(i).getText().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
