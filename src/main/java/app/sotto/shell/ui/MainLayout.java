package app.sotto.shell.ui;

import app.sotto.shell.kit.Banner;
import app.sotto.shell.kit.HeaderItem;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import jakarta.annotation.security.PermitAll;
import org.springframework.beans.factory.ObjectProvider;

/** The frame around every page of a signed-in person. */
@Layout
@PermitAll
class MainLayout extends AppLayout implements AfterNavigationObserver {

    private final ObjectProvider<Banner> banners;
    private final Div bannerLine = new Div();

    MainLayout(ObjectProvider<HeaderItem> headerItems, ObjectProvider<Banner> banners) {
        this.banners = banners;
        setPrimarySection(Section.DRAWER);
        addClassName("sotto-main");
        setI18n(new AppLayoutI18n().setDrawer(getTranslation("shell.menu")));
        addToDrawer(brand(), new Scroller(navigation()));
        addToNavbar(toggle(), header(headerItems), bannerLine);
        bannerLine.addClassName("sotto-banners");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        bannerLine.removeAll();
        banners.orderedStream()
                .flatMap(banner -> banner.create().stream())
                .forEach(bannerLine::add);
    }

    private Component brand() {
        var name = new Anchor("dictate", getTranslation("shell.brand"));
        name.addClassName("sotto-brand");
        return name;
    }

    private Component toggle() {
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("shell.menu"));
        return toggle;
    }

    private Component header(ObjectProvider<HeaderItem> items) {
        var header = new Div();
        header.addClassName("sotto-header");
        header.add(new Span());
        items.orderedStream().map(HeaderItem::create).forEach(header::add);
        return header;
    }

    private SideNav navigation() {
        var navigation = new SideNav();
        navigation.getElement().setAttribute("aria-label", getTranslation("shell.pages"));
        MenuConfiguration.getMenuEntries().forEach(entry -> navigation.addItem(item(entry)));
        return navigation;
    }

    private SideNavItem item(MenuEntry entry) {
        var item = new SideNavItem(getTranslation(entry.title()), entry.path());
        if (entry.icon() != null) {
            item.setPrefixComponent(new Icon(entry.icon()));
        }
        return item;
    }
}
