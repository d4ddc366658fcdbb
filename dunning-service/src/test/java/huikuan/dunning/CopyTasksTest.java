package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Hours;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.EvidenceCopyRequested;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.ledger.Subject.OfContract;
import huikuan.contracts.ledger.Subject.OfItem;
import huikuan.contracts.notification.NotificationEvent;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyBounced;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyFailed;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyMailed;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyWithheld;
import huikuan.contracts.readiness.EvidenceKind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Copies of evidence that did not reach the customer. */
class CopyTasksTest {

  private static final String TASKS = "/api/v1/dunning/tasks";
  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");

  private static final Sending SENDING =
      new Sending(
          LocalDate.parse("2026-03-02"),
          List.of(new Hours(LocalTime.parse("09:00"), LocalTime.parse("17:00"))),
          NINE,
          3,
          5,
          null);

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
  void aCustomer() {
    customer = new CustomerId("CN01", "copy-" + ++tests);
    house.tell(
        new CustomerChanged(customer, "ACME", "en", "Asia/Shanghai", "CN", null),
        List.of(Contacts.of("li", "Li Na", Role.ACCEPTOR, "li@example.com", null, null)));
    house.settle();
  }

  private OfItem invoice() {
    AccountId account = AccountId.parse(customer + ".CNY");
    return new OfItem(account, ItemKind.INVOICE, "F-1-" + customer.customer());
  }

  private void ask(Subject of, int copy, int number) {
    house.tell(
        "ask %s %d".formatted(customer, ++told),
        new EvidenceCopyRequested(
            of,
            copy,
            number,
            EvidenceKind.SIGNED_DELIVERY_NOTE,
            LocalDate.parse("2026-01-12"),
            customer,
            "li",
            "en",
            new Document("ab", 1, "application/pdf", "note.pdf"),
            SENDING,
            "7",
            NINE));
    house.settle();
  }

  private void fail(Subject of, int copy) {
    tell(
        new EvidenceCopyFailed(
            "m-1", customer, of, copy, "mail", "li", "550 no such user", true, "7", 1));
  }

  private void tell(NotificationEvent event) {
    house.tell("told %s %d".formatted(customer, ++told), event);
    house.settle();
  }

  private JsonNode task() {
    return house
        .get(TASKS + "?company=CN01&limit=200&reason=copy-failed")
        .body()
        .path("tasks")
        .valueStream()
        .filter(each -> each.path("customer").asString().equals(customer.customer()))
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  @Test
  void aCopyThatFailedIsATaskUntilThePieceIsSentAgain() {
    OfItem of = invoice();
    ask(of, 1, 3);
    assertThat(task().isMissingNode()).as("it may arrive").isTrue();
    fail(of, 1);
    JsonNode task = task();
    assertThat(task.path("task").asString()).isEqualTo(customer + ".copy-failed");
    assertThat(task.path("claims").asInt()).isZero();
    assertThat(task.path("copies").size()).isOne();
    JsonNode copy = task.path("copies").path(0);
    assertThat(copy.path("account").asString()).isEqualTo(of.account().toString());
    assertThat(copy.path("itemKind").asString()).isEqualTo("invoice");
    assertThat(copy.path("item").asString()).isEqualTo(of.number());
    assertThat(copy.path("number").asInt()).isEqualTo(3);
    assertThat(copy.path("kind").asString()).isEqualTo("signedDeliveryNote");
    assertThat(copy.path("recipient").asString()).isEqualTo("Li Na");
    assertThat(copy.path("state").asString()).isEqualTo("failed");
    assertThat(copy.path("reason").asString()).isEqualTo("550 no such user");
    ask(of, 2, 4);
    assertThat(task().path("copies")).as("another piece").hasSize(1);
    ask(of, 3, 3);
    assertThat(task().isMissingNode()).isTrue();
    fail(of, 3);
    assertThat(task().path("copies").path(0).path("copy").asInt()).isEqualTo(3);
  }

  @Test
  void aCopyThatCameBackOrWasWithheldIsOne() {
    OfContract of = new OfContract("CN01", "HT-" + customer.customer());
    ask(of, 1, 1);
    tell(new EvidenceCopyMailed("m-1", customer, of, 1, "mail", "li", "ab", 1, NINE));
    assertThat(task().isMissingNode()).as("it has left").isTrue();
    tell(new EvidenceCopyBounced("m-1", customer, of, 1, "mail", "li", "5.1.1", "7", NINE));
    assertThat(task().path("copies").path(0).path("state").asString()).isEqualTo("bounced");
    assertThat(task().path("copies").path(0).path("contract").asString()).isEqualTo(of.contract());
    ask(of, 2, 2);
    tell(new EvidenceCopyWithheld("m-2", customer, of, 2, "not-delivered", "421 later"));
    assertThat(task().path("copies")).hasSize(2);
    assertThat(task().path("copies").path(1).path("detail").asString()).isEqualTo("421 later");
  }

  @Test
  void itEndsWhenSomebodyHasSeenToItAndTheNextOneIsANewOne() {
    OfItem of = invoice();
    ask(of, 1, 1);
    fail(of, 1);
    String id = task().path("task").asString();
    JsonNode cases = house.get("/api/v1/dunning/cases?task=" + id).body();
    assertThat(cases.path("cases").size()).isZero();
    assertThat(house.post(TASKS + "/" + id + "/done", "{\"note\":\"by post\"}").status())
        .isEqualTo(200);
    house.settle();
    assertThat(task().isMissingNode()).isTrue();
    assertThat(house.post(TASKS + "/" + id + "/done", "{}").status()).isEqualTo(404);
    ask(of, 2, 1);
    fail(of, 2);
    assertThat(task().path("copies")).hasSize(1);
  }

  @Test
  void whatIsHeardInAnotherOrderIsTheSame() {
    OfItem of = invoice();
    fail(of, 1);
    assertThat(task().path("copies").path(0).has("number")).as("not told yet").isFalse();
    ask(of, 1, 1);
    assertThat(task().path("copies").path(0).path("number").asInt()).isOne();
    ask(of, 3, 1);
    assertThat(task().isMissingNode()).isTrue();
    ask(of, 2, 1);
    fail(of, 2);
    assertThat(task().isMissingNode()).as("a later copy of it is on its way").isTrue();
  }
}
