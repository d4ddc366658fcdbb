package huikuan.ledger.intake;

import huikuan.contracts.notification.NotificationEvent;
import huikuan.ledger.confirmation.PayingAccounts;
import huikuan.platform.intake.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What became of letters that were to be mailed, and where letters say to pay. */
@Configuration(proxyBeanMethods = false)
class LetterOutcomesConfiguration {

  @Bean
  Subscription letterOutcomes() {
    return new Subscription(
        "notification.events",
        "notification",
        NotificationEvent.HeardByLedger.class,
        PayingAccounts::keys);
  }
}
