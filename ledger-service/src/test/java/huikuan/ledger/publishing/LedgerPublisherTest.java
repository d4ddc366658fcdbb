package huikuan.ledger.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.customer.CustomerEvent;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.relay.Publication;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerPublisherTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.ACME.CO.USD");
  private static final CustomerId CUSTOMER = new CustomerId("CN01", "ACME.CO");
  private static final LocalDate DAY = LocalDate.parse("2013-01-02");

  private final LedgerPublisher publisher = new LedgerPublisher();

  @Test
  void anInvoiceIsToldUnderItsAccount() {
    AccountEvent posted =
        new AccountEvent.InvoicePosted(
            ACCOUNT, "1", DAY, DAY, usd("5.00"), "C-1", "PO", "li.na", "[]", "f");
    assertThat(publisher.publish(recorded(posted)))
        .containsExactly(
            new Publication(
                "CN01.ACME.CO.USD",
                CUSTOMER,
                new LedgerEvent.InvoicePosted(
                    ACCOUNT, "1", DAY, DAY, usd("5.00"), "C-1", "PO", "li.na")));
  }

  @Test
  void aReceiptIsToldWithWhatItLeftOpen() {
    AccountEvent received =
        new AccountEvent.ReceiptRecorded(
            ACCOUNT,
            "R",
            DAY,
            usd("5.00"),
            List.of(new AccountEvent.Allocation("1", usd("4.00"), usd("1.00"))),
            usd("1.00"),
            null,
            null,
            null,
            "f");
    assertThat(publisher.publish(recorded(received)))
        .containsExactly(
            new Publication(
                "CN01.ACME.CO.USD",
                CUSTOMER,
                new LedgerEvent.ReceiptRecorded(
                    ACCOUNT,
                    "R",
                    DAY,
                    usd("5.00"),
                    usd("1.00"),
                    List.of(new LedgerEvent.Allocation("1", usd("4.00"), usd("1.00"))))));
  }

  @Test
  void aCustomerIsToldUnderItself() {
    List<Contact> contacts =
        List.of(new Contact("1", "Li", Contact.Role.ACCEPTOR, null, null, null, null));
    CustomerEvent changed =
        new CustomerEvent.CustomerChanged(
            CUSTOMER, "Acme", "en", "Europe/Berlin", contacts, "{}", null);
    assertThat(publisher.publish(recorded(changed)))
        .containsExactly(
            new Publication(
                "CN01.ACME.CO",
                CUSTOMER,
                new LedgerEvent.CustomerChanged(
                    CUSTOMER, "Acme", "en", "Europe/Berlin", contacts)));
  }

  @Test
  void whatIsNotTheLedgersStaysInside() {
    assertThat(publisher.publish(recorded("something else"))).isEmpty();
  }

  private static Money usd(String amount) {
    return Money.parse(amount + " USD");
  }

  private static RecordedEvent recorded(Object payload) {
    return new RecordedEvent(1, 0, "1-0", "name", payload, Map.of(), Instant.EPOCH, null, null, 0);
  }
}
