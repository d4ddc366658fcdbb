package huikuan.dunning.customers;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.PaymentCalendarChanged;
import huikuan.contracts.notification.NotificationEvent.MessageBounced;
import huikuan.dunning.Contacts;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.CollectionReadModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.Test;

class CustomersReadModelTest {

  private static final CustomerId CUSTOMER = CustomerId.parse("CN01.HX-1001");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private static final List<Object> KEPT =
      List.of(
          new CustomerChanged(CUSTOMER, "华东精密", "zh", "Asia/Shanghai", "CN", null),
          new ContactChanged(CUSTOMER, Contacts.responsible("li", "李娜", "li@example.com")),
          new ContactForgotten(CUSTOMER, "li"),
          new PaymentCalendarChanged(CUSTOMER, null),
          new InvoicePosted(
              AccountId.parse("CN01.HX-1001.CNY"),
              "I-1",
              DAY,
              null,
              DAY,
              Money.parse("10.00 CNY"),
              null,
              null,
              null),
          new MessageBounced(
              "m-1",
              CUSTOMER,
              MessageKind.COURTESY,
              List.of(),
              "mail",
              "li",
              "5.1.1",
              null,
              Instant.EPOCH));

  /** A batch that is done by half may have written the customer already. */
  @Test
  void eachEventThatTheDirectoryKeepsConcernsItsCustomer() {
    CollectionReadModel model = (CollectionReadModel) CustomersReadModel.create();
    assertThat(KEPT)
        .allSatisfy(
            each ->
                assertThat(model.concerned().apply(recorded(each)))
                    .containsExactly(CUSTOMER.toString()));
    assertThat(model.concerned().apply(recorded("another"))).isEmpty();
  }

  @Test
  void noEventThatTheDirectoryKeepsIsLeftOut() {
    assertThat(
            Arrays.stream(CustomerDirectory.class.getDeclaredMethods())
                .filter(each -> each.isAnnotationPresent(EventHandler.class)))
        .hasSameSizeAs(KEPT)
        .allSatisfy(each -> assertThat(KEPT).anyMatch(each.getParameterTypes()[0]::isInstance));
  }

  private static RecordedEvent recorded(Object event) {
    return new RecordedEvent(1, 0, "1-0", "name", event, Map.of(), Instant.EPOCH, null, null, 0);
  }
}
