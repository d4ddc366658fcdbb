package huikuan.dunning.customers;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.Subject.OfCustomer;
import huikuan.contracts.ledger.WhoIsAsked;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyFailed;
import huikuan.contracts.notification.NotificationEvent.LetterMailBounced;
import huikuan.contracts.notification.NotificationEvent.LetterMailFailed;
import huikuan.contracts.notification.NotificationEvent.MessageBounced;
import huikuan.contracts.notification.NotificationEvent.MessageFailed;
import huikuan.dunning.Contacts;
import huikuan.dunning.companies.ChasingHistory;
import huikuan.dunning.companies.CompanyEvent.ChasingSet;
import huikuan.dunning.companies.CompanyEvent.ReceiptsCompleted;
import huikuan.platform.calendar.WorkingDays;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerHistoryTest {

  private static final CustomerId ID = CustomerId.parse("CN01.HX-1001");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DAY = LocalDate.of(2013, 3, 5);

  private final List<RecordedEvent> told = new ArrayList<>();
  private final List<RecordedEvent> said = new ArrayList<>();
  private Map<Currency, Largest> largest = Map.of();

  @Test
  void beforeAnythingWasToldNothingIsKnown() {
    tell("2013-03-05T01:00:00Z", changed("Asia/Tokyo"));
    tell("2013-03-05T01:00:00Z", wang("wang@example.com"));
    Customer then = nine(DAY.minusDays(1));
    assertThat(then.ledgerSequence()).isNull();
    assertThat(then.contacts()).isEmpty();
    assertThat(then.zone()).isEqualTo(SHANGHAI);
    assertThat(nine(DAY.plusDays(1)).contacts()).hasSize(1);
  }

  @Test
  void peopleZoneAndCountryAreThoseOfThen() {
    tell("2013-03-01T01:00:00Z", changed("Asia/Shanghai"));
    tell("2013-03-01T01:00:00Z", wang("wang@example.com"));
    tell("2013-03-10T01:00:00Z", changed("America/New_York"));
    tell("2013-03-10T01:00:00Z", new ContactForgotten(ID, "wang"));
    Customer then = nine(DAY);
    assertThat(then.zone()).isEqualTo(SHANGHAI);
    assertThat(then.askedOn(DAY, null, WhoIsAsked.ROLES)).isPresent();
    assertThat(then.ledgerSequence()).isEqualTo("2");
    Customer later = nine(DAY.plusDays(10));
    assertThat(later.zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(later.askedOn(DAY.plusDays(10), null, WhoIsAsked.ROLES)).isEmpty();
    assertThat(later.ledgerSequence()).isEqualTo("4");
  }

  @Test
  void theClassIsThatOfThen() {
    tell("2013-03-01T01:00:00Z", ofClass("key"));
    tell("2013-03-10T01:00:00Z", ofClass(null));
    tell("2013-03-20T01:00:00Z", ofClass("small"));
    assertThat(nine(DAY.minusDays(10)).customerClass()).as("not told yet").isNull();
    assertThat(nine(DAY).customerClass()).isEqualTo("key");
    assertThat(nine(DAY.plusDays(10)).customerClass()).isNull();
    assertThat(nine(DAY.plusDays(20)).customerClass()).isEqualTo("small");
  }

  @Test
  void theLargestClaimsAreThoseOfNow() {
    Money amount = Money.parse("30000.00 CNY");
    largest = Map.of(amount.currency(), Largest.with(null, "F-1", amount));
    tell("2013-03-01T01:00:00Z", changed("Asia/Shanghai"));
    assertThat(nine(DAY).largestBut("F-2", amount.currency())).isEqualTo(amount);
    assertThat(nine(DAY.minusDays(10)).largestBut("F-2", amount.currency()))
        .as("of a customer that was not told yet")
        .isEqualTo(amount);
    assertThat(nine(DAY).largestBut("F-1", amount.currency())).isNull();
  }

  @Test
  void anAddressTakesMailUntilItIsKnownThatItTakesNone() {
    tell("2013-03-01T01:00:00Z", changed("Asia/Shanghai"));
    tell("2013-03-01T01:00:00Z", wang("wang@example.com"));
    tell("2013-03-04T02:00:00Z", bounced("wang"));
    tell("2013-03-06T02:00:00Z", wang("wang.li@example.com"));
    tell("2013-03-08T02:00:00Z", failed("wang"));
    assertThat(nine(DAY.minusDays(1)).undeliverable()).isEmpty();
    assertThat(nine(DAY).undeliverable()).containsExactly("wang");
    assertThat(nine(DAY.plusDays(2)).undeliverable()).isEmpty();
    assertThat(nine(DAY.plusDays(4)).undeliverable()).containsExactly("wang");
  }

  @Test
  void aLetterThatComesBackTellsTheSame() {
    tell("2013-03-01T01:00:00Z", changed("Asia/Shanghai"));
    tell("2013-03-01T01:00:00Z", wang("wang@example.com"));
    tell("2013-03-02T02:00:00Z", letterFailed(false));
    tell("2013-03-04T02:00:00Z", letterBounced());
    tell("2013-03-06T02:00:00Z", wang("wang.li@example.com"));
    tell("2013-03-08T02:00:00Z", letterFailed(true));
    assertThat(nine(DAY.minusDays(1)).undeliverable()).isEmpty();
    assertThat(nine(DAY).undeliverable()).containsExactly("wang");
    assertThat(nine(DAY.plusDays(2)).undeliverable()).isEmpty();
    assertThat(nine(DAY.plusDays(4)).undeliverable()).containsExactly("wang");
  }

  @Test
  void aCopyOfEvidenceThatComesBackTellsTheSame() {
    tell("2013-03-01T01:00:00Z", changed("Asia/Shanghai"));
    tell("2013-03-01T01:00:00Z", wang("wang@example.com"));
    tell("2013-03-02T02:00:00Z", copyFailed(false));
    assertThat(nine(DAY).undeliverable()).isEmpty();
    tell("2013-03-04T02:00:00Z", copyFailed(true));
    assertThat(nine(DAY).undeliverable()).containsExactly("wang");
    assertThat(CustomerHistories.keys(copyFailed(true))).containsExactly("customer CN01.HX-1001");
    assertThat(CustomerHistories.keys(copyFailed(false))).isEmpty();
  }

  private static EvidenceCopyFailed copyFailed(boolean undeliverable) {
    return new EvidenceCopyFailed(
        "m", ID, new OfCustomer(ID), 1, "mail", "wang", "550", undeliverable, "9", 1);
  }

  /** On 5 March it is nine in Shanghai at 01:00 UTC, and in New York at 14:00. */
  @Test
  void theDayOfACustomerWhoMovesHasTheMomentOfItsNewZoneIfThatIsStillToCome() {
    tell("2013-03-01T01:00:00Z", changed("Asia/Shanghai"));
    tell("2013-03-05T05:00:00Z", changed("America/New_York"));
    assertThat(nine(DAY).zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(nine(DAY.minusDays(1)).zone()).isEqualTo(SHANGHAI);
  }

  @Test
  void theDayOfACustomerWhoMovesKeepsItsMomentIfThatOfTheNewZoneIsOver() {
    tell("2013-03-01T01:00:00Z", changed("America/New_York"));
    tell("2013-03-05T15:00:00Z", changed("Asia/Shanghai"));
    assertThat(nine(DAY).zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(nine(DAY.plusDays(1)).zone()).isEqualTo(SHANGHAI);
  }

  @Test
  void theCompanyAllowsWhatItAllowedThen() {
    tell("2013-03-01T01:00:00Z", changed("Asia/Shanghai"));
    say("2013-03-02T01:00:00Z", new ChasingSet("CN01", DAY, null));
    say("2013-03-05T02:00:00Z", new ReceiptsCompleted("CN01", DAY));
    say("2013-03-06T01:00:00Z", new ChasingSet("CN01", null, "wrong import"));
    assertThat(nine(DAY.minusDays(3)).chasing().from()).as("at that moment").isNull();
    assertThat(nine(DAY).chasing().from()).isEqualTo(DAY);
    assertThat(nine(DAY).chasing().receiptsThrough()).isNull();
    assertThat(nine(DAY.plusDays(1)).chasing().from()).as("not before it").isEqualTo(DAY);
    assertThat(nine(DAY.plusDays(1)).chasing().receiptsThrough()).isEqualTo(DAY);
    assertThat(nine(DAY.plusDays(2)).chasing().from()).isNull();
  }

  @Test
  void whatTellsOfACustomerIsFoundByIt() {
    assertThat(CustomerHistories.keys(changed("Asia/Shanghai")))
        .containsExactly("customer CN01.HX-1001");
    assertThat(CustomerHistories.keys(bounced("wang"))).containsExactly("customer CN01.HX-1001");
    assertThat(CustomerHistories.keys(failed("wang"))).containsExactly("customer CN01.HX-1001");
    assertThat(CustomerHistories.keys(letterBounced())).containsExactly("customer CN01.HX-1001");
    assertThat(CustomerHistories.keys(letterFailed(true))).containsExactly("customer CN01.HX-1001");
    assertThat(CustomerHistories.keys(letterFailed(false))).isEmpty();
    assertThat(CustomerHistories.keys(new ChasingSet("CN01", null, null))).isEmpty();
  }

  private Customer nine(LocalDate day) {
    Function<Customer, Instant> nine =
        customer -> day.atTime(LocalTime.of(9, 0)).atZone(customer.zone()).toInstant();
    ChasingHistory company = new ChasingHistory(said, SHANGHAI, WorkingDays.MONDAY_TO_FRIDAY);
    return CustomerHistory.of(ID, told, company, largest).before(nine);
  }

  private void tell(String at, Object event) {
    told.add(recorded(at, event, Map.of(Customers.LEDGER_SEQUENCE, "" + (told.size() + 1))));
  }

  private void say(String at, Object event) {
    said.add(recorded(at, event, Map.of()));
  }

  private static RecordedEvent recorded(String at, Object event, Map<String, String> metadata) {
    return new RecordedEvent(1, 0, "e", "", event, metadata, Instant.parse(at), null, null, 0);
  }

  private static CustomerChanged changed(String zone) {
    return new CustomerChanged(ID, "Hongxing", "zh-CN", zone, "CN", null);
  }

  private static ContactChanged wang(String email) {
    return new ContactChanged(ID, Contacts.responsible("wang", "Wang", email));
  }

  private static CustomerChanged ofClass(@Nullable String customerClass) {
    return new CustomerChanged(ID, "Hongxing", "zh-CN", "Asia/Shanghai", "CN", customerClass);
  }

  private static LetterMailBounced letterBounced() {
    Instant at = Instant.parse("2013-03-04T02:00:00Z");
    return new LetterMailBounced("m", ID, "L-1", 1, "mail", "wang", "5.1.1", "9", at);
  }

  private static LetterMailFailed letterFailed(boolean undeliverable) {
    return new LetterMailFailed("m", ID, "L-1", 1, "mail", "wang", "550", undeliverable, "9", 1);
  }

  private static MessageBounced bounced(String contact) {
    return new MessageBounced(
        "m",
        ID,
        MessageKind.COURTESY,
        List.of(),
        "mail",
        contact,
        "5.1.1",
        "9",
        Instant.parse("2013-03-04T02:00:00Z"));
  }

  private static MessageFailed failed(String contact) {
    return new MessageFailed(
        "m", ID, MessageKind.COURTESY, List.of(), "mail", contact, "550", true, "9", 1);
  }
}
