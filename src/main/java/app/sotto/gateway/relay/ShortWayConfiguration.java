package app.sotto.gateway.relay;

import app.sotto.gateway.callers.Doorkeeper;
import app.sotto.gateway.limits.RateLimits;
import app.sotto.tenancy.CurrentTenant;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the short way before all filters but the one that times requests. */
@Configuration(proxyBeanMethods = false)
class ShortWayConfiguration {

    private static final int BEHIND_THE_TIMER = Ordered.HIGHEST_PRECEDENCE + 2;

    @Bean
    FilterRegistrationBean<ShortWay> shortWay(
            Doorkeeper doorkeeper,
            RateLimits limits,
            CurrentTenant currentTenant,
            RelayController relay) {
        var way =
                new FilterRegistrationBean<>(
                        new ShortWay(doorkeeper, limits, currentTenant, relay));
        way.addUrlPatterns(RelayController.CHAT, RelayController.EMBEDDINGS);
        way.setOrder(BEHIND_THE_TIMER);
        return way;
    }
}
