package huikuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.AccountEvent.Allocation;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import huikuan.ledger.customer.CustomerEvent;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Stored events are for ever: what was approved once must be read and written for good. */
class ApprovedEventsTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.0379-NEVHP.USD");

  private final EventCodec codec =
      new EventCodec(EventVocabulary.of(AccountEvent.class, CustomerEvent.class));

  static Stream<Object> events() {
    return Stream.of(
        new InvoicePosted(
            ACCOUNT,
            "611365",
            LocalDate.parse("2013-01-02"),
            LocalDate.parse("2013-02-01"),
            Money.parse("55.94 USD"),
            "C-1",
            "PO 4711",
            "li.na",
            "[{\"item\":\"A\",\"quantity\":1.10}]",
            "03bcf2fcbdc20ae3bb88f5dba3d9e6e41eb45b5f8eb4b0a3a5ab2bd4ff6df0a1"),
        new ReceiptRecorded(
            ACCOUNT,
            "R-611365",
            LocalDate.parse("2013-01-15"),
            Money.parse("60.00 USD"),
            List.of(new Allocation("611365", Money.parse("55.94 USD"), Money.parse("0.00 USD"))),
            Money.parse("4.06 USD"),
            null,
            "bank 17",
            null,
            "9d0f6f1d6a1f7b3b2f0f8f64d6b7b3f7c0f5b1f8e1a3c1d2e3f405162738495a"),
        new CustomerChanged(
            new CustomerId("CN01", "0379-NEVHP"),
            "上海示例有限公司",
            "zh-CN",
            "Asia/Shanghai",
            List.of(
                new Contact(
                    "ap-1",
                    "李娜",
                    Role.PAYMENT_RESPONSIBLE,
                    "li.na@example.com",
                    "+86 138 0000 0000",
                    LocalDate.parse("2013-01-01"),
                    LocalDate.parse("2013-12-31")),
                new Contact("cfo", "Wang Wei", Role.DECISION_MAKER, null, null, null, null)),
            "{\"paysOn\":[10,25]}",
            "\"10000.00\""));
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsWrittenAsApproved(Object event) {
    JsonMapper json = new JsonMapper();
    assertThat(json.readTree(codec.encode(event)))
        .isEqualTo(json.readTree(approved(codec.nameOf(event))));
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatWasApprovedIsStillRead(Object event) {
    String name = codec.nameOf(event);
    assertThat(codec.decode(name, approved(name))).isEqualTo(event);
  }

  @Test
  void everyStoredEventIsApproved() {
    List<String> names =
        Stream.of(AccountEvent.class, CustomerEvent.class)
            .flatMap(events -> EventVocabulary.namesOf(events).stream())
            .toList();
    assertThat(events().map(codec::nameOf)).containsExactlyInAnyOrderElementsOf(names);
  }

  private static String approved(String name) {
    try (InputStream file =
        ApprovedEventsTest.class.getResourceAsStream("/approved/" + name + ".json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
