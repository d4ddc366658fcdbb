package huikuan.ledger.intake;

import huikuan.contracts.dunning.DunningEvent;
import huikuan.platform.intake.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The documents that dunning asks for. */
@Configuration(proxyBeanMethods = false)
class RequestedPostingsConfiguration {

  @Bean
  Subscription requestedPostings() {
    return new Subscription("dunning.events", "dunning", DunningEvent.HeardByLedger.class);
  }
}
