package huikuan.notification.intake;

import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.notification.delivery.WithdrawnEvidence;
import huikuan.platform.intake.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Dunning says whom to write to; the ledger says what is still owed when we do, and which letters
 * and copies to take to customers.
 */
@Configuration(proxyBeanMethods = false)
class Subscriptions {

  @Bean
  Subscription dunning() {
    return new Subscription("dunning.events", "dunning", DunningEvent.class);
  }

  @Bean
  Subscription ledger() {
    return new Subscription("ledger.events", "ledger", LedgerEvent.class, WithdrawnEvidence::keys);
  }
}
