package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Confirmation;
import huikuan.contracts.ledger.Contact.Holding;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.Contact.Stale;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.PartyChanged;
import huikuan.contracts.ledger.Party;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** People at customers who are to be confirmed anew, or whose data are kept too long. */
class PersonTasksTest {

  private static final String TASKS = "/api/v1/dunning/tasks";
  private static final LocalDate DAY = LocalDate.parse("2026-03-02");

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static House house;
  private static int tests;

  private CustomerId customer = new CustomerId("CN01", "nobody");
  private int told;

  @BeforeAll
  static void start(@TempDir Path directory) {
    house = new House(directory, Instant.parse("2026-03-02T02:00:00Z"));
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @BeforeEach
  void aCustomerInShanghai() {
    customer = new CustomerId("CN01", "person-" + ++tests);
    house.tell(zone("Asia/Shanghai"), List.of());
    house.settle();
  }

  private CustomerChanged zone(String timeZone) {
    return new CustomerChanged(customer, "ACME", "en", timeZone, "CN", null);
  }

  private void tell(Contact contact) {
    house.tell("%s %d".formatted(customer, ++told), new ContactChanged(customer, contact));
    house.settle();
  }

  private static Contact li(
      Role role,
      @Nullable Confirmation confirmed,
      @Nullable Stale stale,
      @Nullable LocalDate validTo,
      @Nullable LocalDate keepUntil) {
    return Contacts.of("li", "Li Na", role, "li@example.com", null, validTo)
        .knownAs(confirmed, stale, new Holding(Holding.Basis.CONTRACT, "person:zhou", keepUntil));
  }

  private static Contact stale(Stale.Why why, @Nullable LocalDate validTo) {
    return li(Role.PAYMENT_RESPONSIBLE, confirmed(DAY), new Stale(DAY, why), validTo, null);
  }

  private static Confirmation confirmed(LocalDate on) {
    return new Confirmation(on, "person:zhou", Confirmation.How.CALL, null);
  }

  private static Contact kept(@Nullable LocalDate until) {
    return li(Role.ACCEPTOR, null, null, null, until);
  }

  private JsonNode task(String reason) {
    return house
        .get(TASKS + "?company=CN01&limit=200&reason=" + reason)
        .body()
        .path("tasks")
        .valueStream()
        .filter(each -> each.path("customer").asString().equals(customer.customer()))
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  @Test
  void aStalePaymentResponsibleIsATaskUntilItIsConfirmedAnew() {
    tell(stale(Stale.Why.BOUNCE, null));
    JsonNode task = task("person-stale");
    assertThat(task.path("task").asString()).isEqualTo(customer + ".person-stale");
    assertThat(task.path("claims").asInt()).isZero();
    assertThat(task.path("people").toString())
        .isEqualTo(
            "[{\"contactId\":\"li\",\"name\":\"Li"
                + " Na\",\"since\":\"2026-03-02\",\"why\":\"bounce\"}]");
    JsonNode cases = house.get("/api/v1/dunning/cases?task=" + customer + ".person-stale").body();
    assertThat(cases.path("cases").size()).isZero();
    tell(li(Role.PAYMENT_RESPONSIBLE, confirmed(DAY), null, null, null));
    assertThat(task("person-stale").isMissingNode()).isTrue();
  }

  @Test
  void anotherRoleAndOneWhoWasNeverConfirmedAreNone() {
    tell(li(Role.ACCEPTOR, confirmed(DAY), new Stale(DAY, Stale.Why.AGE), null, null));
    assertThat(task("person-stale").isMissingNode()).isTrue();
    tell(li(Role.PAYMENT_RESPONSIBLE, null, null, null, null));
    assertThat(task("person-stale").isMissingNode()).isTrue();
  }

  @Test
  void itEndsWhenThePersonHasLeftOrIsForgotten() {
    LocalDate today = house.now().atZone(SHANGHAI).toLocalDate();
    tell(stale(Stale.Why.CHANGE, today));
    assertThat(task("person-stale").path("people")).hasSize(1);
    tell(stale(Stale.Why.CHANGE, today.minusDays(1)));
    assertThat(task("person-stale").isMissingNode()).isTrue();
    tell(stale(Stale.Why.CHANGE, null));
    assertThat(task("person-stale").path("people")).hasSize(1);
    house.tell("gone " + customer, new ContactForgotten(customer, "li"));
    house.settle();
    assertThat(task("person-stale").isMissingNode()).isTrue();
  }

  @Test
  void whatSomebodyHasSeenToComesBackOnlyAsAnotherMatter() {
    tell(stale(Stale.Why.AGE, null));
    String id = task("person-stale").path("task").asString();
    assertThat(house.post(TASKS + "/" + id + "/done", "{\"note\":\"called\"}").status())
        .isEqualTo(200);
    house.settle();
    assertThat(task("person-stale").isMissingNode()).isTrue();
    assertThat(house.post(TASKS + "/" + id + "/done", "{}").status()).isEqualTo(404);
    tell(stale(Stale.Why.AGE, DAY.plusYears(1)));
    assertThat(task("person-stale").isMissingNode()).as("the same again").isTrue();
    tell(li(Role.PAYMENT_RESPONSIBLE, confirmed(DAY), null, null, null));
    tell(stale(Stale.Why.AGE, null));
    assertThat(task("person-stale").path("people")).hasSize(1);
  }

  @Test
  void dataThatAreKeptTooLongAreATaskFromTheNextDayOnAtTheCustomer() {
    LocalDate until = house.now().atZone(SHANGHAI).toLocalDate();
    tell(kept(until));
    assertThat(task("keeping-ended").isMissingNode()).isTrue();
    Instant midnight = until.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
    house.moveTo(midnight.minusSeconds(1));
    assertThat(task("keeping-ended").isMissingNode()).isTrue();
    house.moveTo(midnight);
    JsonNode person = task("keeping-ended").path("people").path(0);
    assertThat(person.path("keepUntil").asString()).isEqualTo(until.toString());
    assertThat(person.path("since").asString()).isEqualTo(until.plusDays(1).toString());
    assertThat(person.has("why")).isFalse();

    house.tell(zone("America/Los_Angeles"), List.of(kept(until)));
    house.settle();
    assertThat(task("keeping-ended").isMissingNode()).as("it is another day there").isTrue();
    house.tell(zone("Asia/Shanghai"), List.of(kept(until)));
    house.settle();
    assertThat(task("keeping-ended").path("people")).hasSize(1);
    tell(kept(until.plusYears(1)));
    assertThat(task("keeping-ended").isMissingNode()).as("it was renewed").isTrue();
  }

  private void tellGuarantor(Party.Kind kind, @Nullable LocalDate validTo) {
    Party bank = new Party("li", kind, "Bank", null, null, null, validTo, 1, null);
    house.tell("%s %d".formatted(customer, ++told), new PartyChanged(customer, bank));
    house.settle();
  }

  @Test
  void aGuaranteeThatEndsIsATaskThreeTimes() {
    LocalDate today = house.now().atZone(SHANGHAI).toLocalDate();
    LocalDate end = today.plusDays(61);
    tell(stale(Stale.Why.AGE, null));
    tellGuarantor(Party.Kind.GUARANTOR, end);
    assertThat(task("guarantee-ending").isMissingNode()).isTrue();
    for (int days : List.of(60, 30, 7)) {
      house.moveTo(end.minusDays(days).atStartOfDay(SHANGHAI).toInstant());
      JsonNode task = task("guarantee-ending");
      assertThat(task.path("guarantors").toString())
          .isEqualTo(
              "[{\"party\":\"li\",\"since\":\"%s\",\"validTo\":\"%s\"}]"
                  .formatted(end.minusDays(days), end));
      assertThat(task.has("people")).isFalse();
      String done = TASKS + "/" + task.path("task").asString() + "/done";
      assertThat(house.post(done, "{}").status()).isEqualTo(200);
      house.settle();
      assertThat(task("guarantee-ending").isMissingNode()).as("seen to, %d days", days).isTrue();
    }
    assertThat(task("person-stale").path("people")).as("a contact of the same id").hasSize(1);
  }

  @Test
  void aGuaranteeThatIsProlongedOrOverAndAPayerAreNone() {
    LocalDate today = house.now().atZone(SHANGHAI).toLocalDate();
    tellGuarantor(Party.Kind.GUARANTOR, today);
    assertThat(task("guarantee-ending").path("guarantors")).as("its last day").hasSize(1);
    tellGuarantor(Party.Kind.GUARANTOR, today.minusDays(1));
    assertThat(task("guarantee-ending").isMissingNode()).as("it is over").isTrue();
    tellGuarantor(Party.Kind.GUARANTOR, today.plusDays(30));
    assertThat(task("guarantee-ending").path("guarantors")).hasSize(1);
    tellGuarantor(Party.Kind.GUARANTOR, today.plusYears(1));
    assertThat(task("guarantee-ending").isMissingNode()).as("it was prolonged").isTrue();
    tellGuarantor(Party.Kind.GUARANTOR, null);
    assertThat(task("guarantee-ending").isMissingNode()).as("it has no end").isTrue();
    tellGuarantor(Party.Kind.PAYER, today.plusDays(7));
    assertThat(task("guarantee-ending").isMissingNode()).as("a payer answers for nothing").isTrue();
  }

  @Test
  void noNameIsKept() {
    tell(stale(Stale.Why.AGE, null));
    assertThat(
            house.database().findAll(Document.class, "person-tasks").stream().map(Document::toJson))
        .isNotEmpty()
        .noneMatch(each -> each.contains("Li Na"));
  }
}
