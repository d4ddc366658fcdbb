package huikuan.ledger.intake;

import huikuan.contracts.notification.NotificationEvent;
import huikuan.platform.intake.Subscription;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The outcomes of mailed letters and copies, and where letters say to pay. */
@Configuration(proxyBeanMethods = false)
class LetterOutcomesConfiguration {

  @Bean
  Subscription letterOutcomes() {
    return new Subscription(
        "notification.events",
        "notification",
        NotificationEvent.HeardByLedger.class,
        LetterOutcomesConfiguration::keys);
  }

  private static List<String> keys(Object event) {
    return switch ((NotificationEvent.HeardByLedger) event) {
      case NotificationEvent.OfLetter of -> List.of(LetterOutcomes.key(of.letter()));
      case NotificationEvent.OfCopy _, NotificationEvent.MessageBounced _ -> List.of();
      case NotificationEvent.PayingSet of -> List.of(LetterOutcomes.payingKey(of.company()));
    };
  }
}
