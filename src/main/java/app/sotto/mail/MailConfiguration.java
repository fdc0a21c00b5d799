package app.sotto.mail;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Delivery exists where a mail server is configured. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    @ConditionalOnExpression("!'${sotto.smtp.url:}'.isBlank()")
    Delivery delivery(Outbox outbox, MailSettings settings) {
        return new Delivery(outbox, new SmtpPostman(settings));
    }
}
