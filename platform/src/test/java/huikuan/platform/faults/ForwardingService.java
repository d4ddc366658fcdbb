package huikuan.platform.faults;

import huikuan.contracts.ItemKind;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.contracts.notification.NotificationEvent;
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

/** Takes invoices in and tells of each: through both ways between a log and Kafka. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class ForwardingService {

  @Bean
  EventVocabulary vocabulary() {
    return EventVocabulary.of(LedgerEvent.class);
  }

  @Bean
  WilfulClock clock() {
    return new WilfulClock();
  }

  @Bean
  Subscription invoices(@Value("${faults.in}") String topic) {
    return new Subscription(topic, "erp", LedgerEvent.class);
  }

  @Bean
  Publisher publisher(@Value("${faults.out}") String topic) {
    return new Publisher() {
      @Override
      public String topic() {
        return topic;
      }

      @Override
      public Class<?> contract() {
        return NotificationEvent.class;
      }

      @Override
      public List<Publication> publish(RecordedEvent event) {
        return event.payload() instanceof LedgerEvent.InvoicePosted posted
            ? List.of(tell(posted))
            : List.of();
      }
    };
  }

  private static Publication tell(LedgerEvent.InvoicePosted posted) {
    String reference = posted.reference() == null ? "" : posted.reference();
    return new Publication(
        posted.account().toString(),
        posted.account().customerId().toString(),
        new NotificationEvent.StepsLeftOut(
            "m",
            posted.customerId(),
            List.of(
                new NotificationEvent.Step(
                    "c", 1, posted.account(), ItemKind.INVOICE, posted.number(), "forwarded")),
            reference,
            null));
  }
}
