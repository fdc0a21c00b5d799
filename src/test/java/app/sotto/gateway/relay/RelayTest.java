package app.sotto.gateway.relay;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** Against the chain, with nodes that {@code sotto.nodes} names. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = RelayServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sotto.home=target/test-home-${sotto.fork:1}/relay",
            "sotto.embedded=true",
            "sotto.inference.fetch=false",
            "sotto.inference.warm=false",
            "sotto.inference.watch.interval=100ms",
            "sotto.gateway.relay.largest-request=1MB",
            "sotto.gateway.relay.patience=5s",
            "spring.threads.virtual.enabled=true"
        })
@interface RelayTest {}
