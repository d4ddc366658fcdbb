package huikuan.ledger.intake;

import huikuan.contracts.notification.NotificationEvent;
import huikuan.platform.intake.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What became of letters that were to be mailed. */
@Configuration(proxyBeanMethods = false)
class LetterOutcomesConfiguration {

  @Bean
  Subscription letterOutcomes() {
    return new Subscription(
        "notification.events", "notification", NotificationEvent.OfLetter.class);
  }
}
