package app.sotto.webhooks.sending;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;

/** Webhooks with the rooms it stands on; of the inner networks one address is open. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationModuleTest(extraIncludes = {"tenancy", "egress", "audit"})
@TestPropertySource(properties = {"sotto.egress.allow=127.0.0.1", "sotto.webhooks.limit=1s"})
@interface WebhooksTest {}
