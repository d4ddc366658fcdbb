package huikuan.platform.epochs;

import huikuan.contracts.ledger.LedgerEvent;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.intake.Subscription;
import huikuan.platform.relay.Publication;
import huikuan.platform.relay.Publisher;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Takes invoices in, and tells them as they are: source and consumer alike. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class PassingOnService {

  @Bean
  EventVocabulary vocabulary() {
    return EventVocabulary.of(LedgerEvent.class);
  }

  @Bean
  Subscription invoices(
      @Value("${passing.in}") String topic, @Value("${passing.owner}") String owner) {
    return new Subscription(topic, owner, LedgerEvent.class);
  }

  @Bean
  Publisher publisher(@Value("${passing.out}") String topic) {
    return new Publisher() {
      @Override
      public String topic() {
        return topic;
      }

      @Override
      public Class<?> contract() {
        return LedgerEvent.class;
      }

      @Override
      public List<Publication> publish(RecordedEvent event) {
        return event.payload() instanceof LedgerEvent.InvoicePosted posted
            ? List.of(
                new Publication(
                    posted.account().toString(), posted.account().customerId().toString(), posted))
            : List.of();
      }
    };
  }
}
