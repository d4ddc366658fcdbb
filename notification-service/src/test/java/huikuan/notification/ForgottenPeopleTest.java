package huikuan.notification;

import static huikuan.contracts.ledger.Contact.Role.PAYMENT_RESPONSIBLE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.dunning.DunningEvent.ReminderRequested;
import huikuan.embedded.CaughtMail;
import huikuan.notification.message.MessageId;
import huikuan.platform.projection.ReadModelFindings;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is kept of the people who were written to, and what is left of one who is forgotten. */
class ForgottenPeopleTest {

  private static final DateTimeFormatter DAY_IN_ENGLISH =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final String NAME = "Shen Jiayi 沈佳怡";

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start();
  }

  /** Each test has a day of its own. */
  @BeforeEach
  void theNextMorning() {
    service.nextMorning();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void noNameAndNoAddressStandsInTheStoreInClear() {
    ReminderRequested reminder =
        sent("CLEAR", shen("clear@private.example").designated("agreed@private.example"));
    String bounce = "{\"reason\":\"550 5.1.1 <agreed@private.example> is unknown\"}";
    assertThat(service.post(pathOf(reminder) + "/bounce", bounce).statusCode()).isEqualTo(200);
    service.contact("clear-moved", reminder.account(), shen("moved@private.example"));
    service.mailServerStops();
    ReminderRequested waiting = sent("WAITS", shen("waits@private.example"));
    service.mailServerStarts();
    assertThat(message(waiting).path("status").asString()).isEqualTo("retrying");
    service.forget("clear-forgotten", reminder.account(), "p-1");
    service.settle();

    Map<String, String> stored = service.stored();
    assertThat(stored.entrySet().stream().filter(each -> has(each.getValue(), "上海晨光机械")))
        .as("where a name that nobody hides is found")
        .extracting(Map.Entry::getKey)
        .contains("commits", "customers");
    assertThat(stored).containsKeys("contactSeekers", "people", "proofs", "messages");
    for (String clear : List.of("沈佳怡", "shen jiayi", "private.example", "clear@", "waits@")) {
      assertThat(stored.entrySet().stream().filter(each -> has(each.getValue(), clear)))
          .as(clear)
          .extracting(Map.Entry::getKey)
          .isEmpty();
    }
  }

  /** Whether bytes, each of them a character, hold a text. */
  private static boolean has(String bytes, String text) {
    String sought = new String(text.getBytes(UTF_8), ISO_8859_1);
    return bytes.toLowerCase(Locale.ROOT).contains(sought.toLowerCase(Locale.ROOT));
  }

  @Test
  void whatWasSentToAPersonWhoIsForgottenIsErased() {
    ReminderRequested reminder = sent("ERASED", shen("erased@private.example"));
    ReminderRequested other =
        sent("STAYS", new TestContact("p-1", "Li", PAYMENT_RESPONSIBLE, "li@private.example"));
    JsonNode kept = message(reminder);
    assertThat(kept.path("content").asString()).isEqualTo("kept");
    assertThat(kept.path("recipient").toString())
        .isEqualTo(
            "{\"contactId\":\"p-1\",\"name\":\"%s\",\"email\":\"erased@private.example\"}"
                .formatted(NAME));

    service.forget("erased-forgotten", reminder.account(), "p-1");
    service.settle();
    service.restart();

    JsonNode erased = message(reminder);
    assertThat(erased.path("content").asString()).isEqualTo("erased");
    assertThat(erased.path("recipient").toString()).isEqualTo("{\"contactId\":\"p-1\"}");
    for (String gone : List.of("subject", "body", "html", "list", "salt")) {
      assertThat(erased.has(gone)).as(gone).isFalse();
    }
    for (String stays : List.of("hash", "sentAt", "status", "template", "invoices", "grounds")) {
      assertThat(erased.path(stays)).as(stays).isEqualTo(kept.path(stays));
    }
    assertThat(service.json("/api/v1/notifications?account=" + reminder.account()).toString())
        .as("in lists, too")
        .contains("\"content\":\"erased\"")
        .doesNotContain("private.example", NAME);
    assertThat(message(other).path("content").asString()).isEqualTo("kept");
    assertThat(service.findings().get("proofs")).returns(true, ReadModelFindings::sound);
    assertThat(service.findings().get("customers")).returns(true, ReadModelFindings::sound);

    service.deleteKey(other.account(), "p-1");
    assertThat(service.findings().get("proofs").examples())
        .as("nobody said that this person is forgotten")
        .containsExactly(
            message(other).path("id").asString() + ": what was sent can't be read without a key");
  }

  @Test
  void aPersonWhoIsForgottenIsNotFoundByNameOrAddress() {
    ReminderRequested reminder = sent("FOUND", shen("found@private.example"));
    ReminderRequested namesake = sent("NAMESAKE", shen("namesake@private.example"));
    service.contact("found-moved", reminder.account(), shen("new@private.example"));
    service.settle();
    assertThat(customers(NAME)).contains("CN01.FOUND", "CN01.NAMESAKE");
    assertThat(customers("Found@private.example"))
        .as("when written to")
        .containsExactly("CN01.FOUND");
    assertThat(customers("new@private.example")).as("now").containsExactly("CN01.FOUND");

    service.forget("found-forgotten", reminder.account(), "p-1");
    service.settle();
    assertThat(customers(NAME)).contains("CN01.NAMESAKE").doesNotContain("CN01.FOUND");
    assertThat(customers("found@private.example")).isEmpty();
    assertThat(customers("new@private.example")).isEmpty();
    assertThat(customers("p-1")).as("by id").contains("CN01.FOUND");
    assertThat(message(namesake).path("content").asString()).isEqualTo("kept");
  }

  @Test
  void aPersonWhoIsForgottenIsNotWrittenTo() {
    ReminderRequested reminder = sent("LATER", shen("later@private.example"));
    service.forget("later-forgotten", reminder.account(), "p-1");
    service.settle();
    service.nextMorning();
    ReminderRequested next = Samples.asked(reminder, 2, "reminder-1", service.today());
    service.dunning("later-next", next);
    service.settleAndSeal();
    assertThat(message(next).path("error").asString()).isEqualTo("contact-gone");
    assertThat(mailsTo("later@private.example")).hasSize(1);
  }

  @Test
  void allMessagesToAPersonAreToldUntilItIsForgotten() {
    ReminderRequested reminder = sent("HELD", shen("held@private.example"));
    sent("HELD-NOT", new TestContact("p-1", "Li", PAYMENT_RESPONSIBLE, "held-not@private.example"));
    String people = "/api/v1/notifications/people/CN01/HELD/p-1";
    JsonNode held = service.json(people);
    assertThat(held.path("messages")).hasSize(1);
    assertThat(held.path("forgotten").asBoolean()).isFalse();
    JsonNode message = held.path("messages").get(0);
    assertThat(message.path("recipient").path("email").asString())
        .isEqualTo("held@private.example");
    assertThat(message.path("html").asString()).as("whole").contains(NAME);
    assertThat(service.get("/api/v1/notifications/people/CN01/HELD/p-9").statusCode())
        .isEqualTo(404);

    service.forget("held-forgotten", reminder.account(), "p-1");
    service.settle();
    JsonNode forgotten = service.json(people);
    assertThat(forgotten.path("forgotten").asBoolean()).isTrue();
    assertThat(forgotten.path("messages")).isEmpty();
  }

  /** It means nothing any more, unless another has the address. */
  @Test
  void theNumberOfAnAddressGoesWithTheLastWhoHasIt() {
    String address = "number@private.example";
    ReminderRequested first = sent("NUMBER", shen(address));
    ReminderRequested second = told("ALSO", shen("Number@private.example"));
    Optional<String> number = service.personAt(address);
    assertThat(number).isPresent();
    service.contact("number-moved", first.account(), shen("elsewhere@private.example"));
    service.forget("number-forgotten", first.account(), "p-1");
    service.settle();
    assertThat(service.personAt(address)).as("another has the address").isEqualTo(number);

    service.nextMorning();
    ReminderRequested tomorrow = Samples.asked(second, 1, "reminder-1", service.today());
    service.dunning("number-also", tomorrow);
    service.settleAndSeal();
    assertThat(message(tomorrow).path("grounds").path("ofPerson").path("inWeek").asInt())
        .as("what the first was sent counts")
        .isEqualTo(2);

    service.contact("also-moved", second.account(), shen("away@private.example"));
    service.forget("also-forgotten", second.account(), "p-1");
    service.settle();
    assertThat(service.personAt(address)).as("an address of before").isEmpty();
  }

  @Test
  void aPersonIsWrittenToInItsOwnLanguageAtTheDesignatedAddress() throws Exception {
    TestContact shen =
        shen("first@private.example")
            .designated("second@private.example")
            .in("en", "America/Los_Angeles");
    ReminderRequested reminder = told("OWN", shen);
    assertThat(reminder.sending().hours()).isNotEmpty();
    service.mailServerStops();
    service.dunning("own", reminder);
    service.settleAndSeal();
    assertThat(message(reminder).path("locale").asString()).as("before it is sent").isEqualTo("en");
    service.mailServerStarts();
    service.advance(Duration.ofMinutes(1));

    assertThat(mailsTo("first@private.example")).isEmpty();
    CaughtMail mail = mailsTo("second@private.example").getFirst();
    assertThat(mail.header("Content-Language")).hasValue("en");
    assertThat(mail.subject()).startsWith("Payment reminder: invoice I-1");
    assertThat(mail.text())
        .contains("Dear " + NAME)
        .contains(DAY_IN_ENGLISH.format(service.today().minusDays(1)));
    JsonNode shown = message(reminder);
    assertThat(shown.path("locale").asString()).isEqualTo("en");
    assertThat(shown.path("recipient").path("email").asString())
        .isEqualTo("second@private.example");
  }

  private static TestContact shen(String email) {
    return new TestContact("p-1", NAME, PAYMENT_RESPONSIBLE, email);
  }

  /** A reminder to a customer that the ledger has told of. */
  private static ReminderRequested told(String customer, TestContact contact) {
    ReminderRequested reminder = service.reminder(customer, "I-1", "500.00");
    service.customer("customer " + customer, reminder.account(), contact);
    service.settle();
    return reminder;
  }

  private static ReminderRequested sent(String customer, TestContact contact) {
    ReminderRequested reminder = told(customer, contact);
    service.dunning("sent " + customer, reminder);
    service.settleAndSeal();
    return reminder;
  }

  private static JsonNode message(ReminderRequested reminder) {
    return service.json(pathOf(reminder));
  }

  private static String pathOf(ReminderRequested reminder) {
    return "/api/v1/notifications/"
        + MessageId.of(reminder.account().customerId(), "p-1", reminder.sending().day());
  }

  /** The customers whose messages are found by a recipient. */
  private static List<String> customers(String recipient) {
    return service
        .json("/api/v1/notifications?recipient=" + URLEncoder.encode(recipient, UTF_8))
        .path("items")
        .valueStream()
        .map(item -> item.path("customer").asString())
        .distinct()
        .toList();
  }

  private static List<CaughtMail> mailsTo(String email) {
    return service.mails().stream().filter(mail -> mail.to().contains(email)).toList();
  }
}
