package app.sotto.usage.ui;

import app.sotto.shell.kit.Background;
import app.sotto.shell.kit.Banner;
import app.sotto.shell.kit.HeaderItem;
import app.sotto.tenancy.CurrentTenant;
import com.vaadin.flow.component.html.Span;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Fills the layout's slots: minutes left in the header, a line above the page when few are left.
 */
@Configuration(proxyBeanMethods = false)
class UsageSlots {

    @Bean
    @Order(100)
    HeaderItem minutesLeft(Renewal renewal, Background background, CurrentTenant currentTenant) {
        return () ->
                currentTenant.get().isPresent()
                        ? new MinutesLeft(renewal, background, currentTenant)
                        : new Span();
    }

    @Bean
    @Order(100)
    Banner minutesRunningOut(Renewal renewal, CurrentTenant currentTenant) {
        return () ->
                currentTenant
                        .get()
                        .map(_ -> renewal.standing())
                        .filter(RunningOut::concerns)
                        .map(standing -> new RunningOut(renewal, standing));
    }
}
