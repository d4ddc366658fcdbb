package huikuan.dunning.intake;

import huikuan.contracts.ledger.LedgerEvent;
import huikuan.contracts.notification.NotificationEvent;
import huikuan.dunning.customers.CustomerHistories;
import huikuan.platform.intake.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
final class DunningIntake {

  @Bean
  Subscription ledgerEvents() {
    return new Subscription("ledger.events", "ledger", LedgerEvent.class, CustomerHistories::keys);
  }

  @Bean
  Subscription notificationEvents() {
    return new Subscription(
        "notification.events", "notification", NotificationEvent.class, CustomerHistories::keys);
  }
}
