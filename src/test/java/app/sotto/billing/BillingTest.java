package app.sotto.billing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;

/** Billing with the rooms it stands on. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationModuleTest(
        module = "billing",
        extraIncludes = {"tenancy", "accounts", "usage", "mail", "audit", "shell"})
@AutoConfigureMockMvc
@Import(Shop.class)
public @interface BillingTest {}
