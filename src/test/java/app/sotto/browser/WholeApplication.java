package app.sotto.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * The application as {@code ./sotto run} starts it, with the production front end, for a browser.
 */
@Tag("browser")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "sotto.home=target/browser-home-${sotto.fork:1}",
            "jobrunr.background-job-server.enabled=true",
            "sotto.inference.warm=true",
            "sotto.demo.password=" + WholeApplication.DEMO_PASSWORD,
            "vaadin.productionMode=true"
        })
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface WholeApplication {

    String DEMO_PASSWORD = "violet harbour lantern";
}
