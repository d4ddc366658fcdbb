package huikuan.dunning.intake;

import huikuan.contracts.ledger.LedgerEvent;
import huikuan.contracts.notification.NotificationEvent;
import huikuan.dunning.customers.CustomerHistories;
import huikuan.dunning.letter.LetterHistories;
import huikuan.dunning.recipient.RecipientHistories;
import huikuan.platform.intake.Subscription;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
final class DunningIntake {

  @Bean
  Subscription ledgerEvents() {
    return new Subscription("ledger.events", "ledger", LedgerEvent.class, DunningIntake::keys);
  }

  /** The keys by which an event of the ledger is found again. */
  private static List<String> keys(Object event) {
    return Stream.of(
            CustomerHistories.keys(event),
            LetterHistories.keys(event),
            RecipientHistories.keys(event))
        .flatMap(List::stream)
        .toList();
  }

  @Bean
  Subscription notificationEvents() {
    return new Subscription(
        "notification.events", "notification", NotificationEvent.class, CustomerHistories::keys);
  }
}
