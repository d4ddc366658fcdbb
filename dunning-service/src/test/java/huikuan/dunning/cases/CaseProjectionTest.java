package huikuan.dunning.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.dunning.sanction.SanctionEvent;
import huikuan.dunning.sanction.SanctionEvent.EscalationOpened;
import huikuan.dunning.sanction.SanctionEvent.InvoiceJoined;
import huikuan.dunning.sanction.SanctionEvent.InvoiceReduced;
import huikuan.embedded.EmbeddedMongo;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class CaseProjectionTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.0379-NEVHP.EUR");
  private static final String CASE = "escalation.CN01.0379-NEVHP.EUR.1";

  private final EmbeddedMongo server = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(server.uri("dunning"));
  private final MongoTemplate mongo = new MongoTemplate(client, "dunning");
  private final CaseProjection projection = new CaseProjection(mongo);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void aBatchThatStoodStillDoesNotTakeBackWhatAnotherInstanceHasWrittenSince() {
    handle(new EscalationOpened(CASE, ACCOUNT, 1, "standard/1"), 0);
    handle(joined("1"), 1);
    DefaultUnitOfWork<EventMessage<?>> late = begin(joined("2"), 2);
    handle(joined("2"), 2);
    handle(new InvoiceReduced(CASE, ACCOUNT, ItemKind.INVOICE, "2", Money.parse("3.00 EUR"), 3), 3);

    end(late);

    CaseEntry kept = stored();
    assertThat(kept.sequence()).isEqualTo(3);
    assertThat(kept.open()).isEqualTo(Money.parse("58.94 EUR"));
  }

  @Test
  void aCaseThatAnotherInstanceHasOpenedMeanwhileIsNotOpenedAgain() {
    DefaultUnitOfWork<EventMessage<?>> late =
        begin(new EscalationOpened(CASE, ACCOUNT, 1, "standard/1"), 0);
    handle(new EscalationOpened(CASE, ACCOUNT, 1, "standard/1"), 0);
    handle(joined("1"), 1);

    end(late);

    assertThat(stored().invoices).containsExactly("1");
  }

  private static InvoiceJoined joined(String invoice) {
    return new InvoiceJoined(
        CASE,
        ACCOUNT,
        ItemKind.INVOICE,
        invoice,
        LocalDate.of(2013, 2, 1),
        Money.parse("55.94 EUR"),
        null,
        null,
        null,
        List.of(),
        1);
  }

  private void handle(SanctionEvent event, long sequence) {
    end(begin(event, sequence));
  }

  /** Handles an event; what it leads to is not written yet. */
  private DefaultUnitOfWork<EventMessage<?>> begin(SanctionEvent event, long sequence) {
    DefaultUnitOfWork<EventMessage<?>> work =
        DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage(event));
    projection.on(event, sequence);
    CurrentUnitOfWork.clear(work);
    return work;
  }

  private static void end(DefaultUnitOfWork<EventMessage<?>> work) {
    CurrentUnitOfWork.set(work);
    work.commit();
  }

  private CaseEntry stored() {
    return Objects.requireNonNull(mongo.findById(CASE, CaseEntry.class));
  }
}
