package huikuan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.dunning.DunningEvent.CaseHeld;
import huikuan.contracts.dunning.DunningEvent.ReminderRequested;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.notification.NotificationEvent.MessageSent;
import huikuan.contracts.notification.NotificationEvent.StepsLeftOut;
import huikuan.embedded.CaughtMail;
import huikuan.notification.message.MessageId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How often a person and a customer are written to, by the whole service. */
class CapsTest {

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
  void ofTwoCompaniesThatWriteToOneAddressOnOneDayTheFirstIsSealed() {
    ReminderRequested first = known("CN01.TWO.CNY", "Two@Shared.example");
    ReminderRequested second = known("DE01.TWO.EUR", "two@shared.example");
    service.dunning("two-1", first);
    service.settleAndSeal();
    service.dunning("two-2", second);
    service.settleAndSeal();
    assertThat(mailsTo("two@shared.example")).hasSize(1);
    assertThat(leftOut(second))
        .as("nothing is told of the other company")
        .satisfies(
            told -> {
              assertThat(told.reason()).isEqualTo("cap");
              assertThat(told.detail()).isNull();
            });
    assertThat(service.logged()).noneMatch(event -> event.contains("shared.example"));
    assertThat(service.personAt("TWO@shared.example"))
        .as("one number for both")
        .isEqualTo(service.personAt("two@shared.example"))
        .isPresent();
    assertThat(service.stored().get("people")).doesNotContain("@", "shared");

    ReminderRequested tomorrow = on(1, second, 2);
    service.dunning("two-3", tomorrow);
    service.settleAndSeal();
    assertThat(mailsTo("two@shared.example")).hasSize(2);
    JsonNode grounds = message(tomorrow).path("grounds");
    assertThat(grounds.path("ofContact").path("inWeek").asInt()).isEqualTo(1);
    assertThat(grounds.path("ofPerson").toString())
        .isEqualTo("{\"today\":1,\"orderedToday\":0,\"inWeek\":2,\"most\":3}");
  }

  @Test
  void ofThoseThatAreSealedAtTheSameMomentOneGoesToAnAddress() {
    List<ReminderRequested> all =
        IntStream.range(0, 12)
            .mapToObj(each -> known("CN01.CROWD-" + each + ".CNY", "crowd@shared.example"))
            .toList();
    all.forEach(each -> service.dunning(each.caseId(), each));
    service.settleAndSeal();
    assertThat(mailsTo("crowd@shared.example")).hasSize(1);
    assertThat(all.stream().filter(each -> sent(each) == 1)).hasSize(1);
    assertThat(all.stream().filter(each -> sent(each) == 0))
        .hasSize(11)
        .allSatisfy(each -> assertThat(leftOut(each).reason()).isEqualTo("cap"));
  }

  @Test
  void aPersonGetsThreeMessagesOfAllCompaniesInSevenDays() {
    List<ReminderRequested> companies =
        List.of(
            known("CN01.WEEK.CNY", "week@shared.example"),
            known("DE01.WEEK.EUR", "week@shared.example"));
    List<ReminderRequested> asked = new ArrayList<>();
    for (int day = 0; day < 8; day++) {
      asked.add(on(day, companies.get(day % 2), day + 2));
      service.dunning("week-" + day, asked.getLast());
      service.settleAndSeal();
    }
    assertThat(asked.stream().map(CapsTest::sent)).containsExactly(1, 1, 1, 0, 0, 0, 0, 1);
    assertThat(leftOut(asked.get(3)).reason()).isEqualTo("cap");
  }

  @Test
  void theContactsOfACustomerGetFiveMessagesInSevenDays() {
    List<String> contacts = List.of("p-1", "p-2", "p-3", "p-4", "p-5", "p-6", "p-7");
    ReminderRequested any = reminder("CN01.HOUSE.CNY");
    service.customer(
        "customer HOUSE",
        any.account(),
        contacts.stream()
            .map(id -> contact(id, id + "@house.example"))
            .toArray(TestContact[]::new));
    service.settle();
    contacts.forEach(id -> service.dunning("house-" + id, to(id, any)));
    service.settleAndSeal();
    assertThat(contacts.stream().filter(id -> !mailsTo(id + "@house.example").isEmpty()))
        .as("sealed at the same moment")
        .hasSize(5);

    ReminderRequested tomorrow = on(1, any, 2);
    service.dunning("house-tomorrow", tomorrow);
    service.settleAndSeal();
    assertThat(sent(tomorrow)).isZero();
    service.advance(Duration.ofDays(6));
    ReminderRequested after = on(7, any, 3);
    service.dunning("house-after", after);
    service.settleAndSeal();
    assertThat(sent(after)).isEqualTo(1);
    assertThat(message(after).path("grounds").path("ofCustomer").toString())
        .isEqualTo("{\"today\":1,\"orderedToday\":0,\"inWeek\":1,\"most\":5}");
  }

  @Test
  void whatAPersonOrderedGoesAndCounts() {
    ReminderRequested first = known("CN01.ORDERED.CNY", "ordered@shared.example");
    ReminderRequested second = known("DE01.ORDERED.EUR", "ordered@shared.example");
    for (int each = 0; each < 4; each++) {
      service.dunning("ordered-" + each, Samples.ordered(first, each + 2, service.now()));
    }
    service.settleAndSeal();
    assertThat(mailsTo("ordered@shared.example")).as("each by itself").hasSize(4);
    service.dunning("ordered-day", second);
    service.settleAndSeal();
    assertThat(leftOut(second).reason()).as("the person was written to today").isEqualTo("cap");
    ReminderRequested tomorrow = on(1, second, 2);
    service.dunning("ordered-tomorrow", tomorrow);
    service.settleAndSeal();
    assertThat(leftOut(tomorrow).reason()).as("four in this week").isEqualTo("cap");
  }

  @Test
  void whatWasNotSentDoesNotCountOnTheDaysAfter() {
    ReminderRequested gone = known("CN01.UNSENT-1.CNY", "unsent@shared.example");
    ReminderRequested other = known("DE01.UNSENT-2.EUR", "unsent@shared.example");
    service.mailServerStops();
    for (int day = 0; day < 3; day++) {
      service.dunning("unsent-" + day, on(day, gone, day + 2));
      service.settleAndSeal();
      service.nextMorning();
    }
    service.mailServerStarts();
    ReminderRequested after = on(3, other, 2);
    service.dunning("unsent-after", after);
    service.settleAndSeal();
    assertThat(sent(after)).isEqualTo(1);
    assertThat(message(after).path("grounds").path("ofPerson").path("inWeek").asInt()).isEqualTo(1);
  }

  @Test
  void aMessageKeepsWhatItWasSentBy() {
    ReminderRequested first = known("CN01.GROUNDS.CNY", "grounds@customer.example");
    AccountId account = first.account();
    service.ledger(
        "grounds-invoice", NotificationServiceTest.posted(account, "I-1", "2013-02-01", "500.00"));
    service.ledger("grounds-receipt", Samples.unapplied(account, "R-1", null, "100.00"));
    service.dunning(
        "grounds-hold",
        new CaseHeld(
            first.caseId(),
            account,
            first.itemKind(),
            "I-1",
            Money.parse("50.00 CNY"),
            service.today().plusDays(9)));
    service.settle();
    service.dunning("grounds-1", first);
    service.settleAndSeal();
    JsonNode before = message(first);
    JsonNode claim = before.path("invoices").path(0);
    assertThat(claim.path("open").asString()).isEqualTo("350.00");
    assertThat(claim.path("held").asString()).isEqualTo("50.00");
    assertThat(claim.path("covered").asString()).isEqualTo("100.00");
    assertThat(claim.path("policy").asString()).isEqualTo("standard/1");
    JsonNode grounds = before.path("grounds");
    assertThat(grounds.path("receiptsThrough").asString())
        .isEqualTo(first.sending().day().minusDays(1).toString());
    assertThat(grounds.path("readThrough").asLong()).isPositive();
    assertThat(grounds.path("customerSequence").asString()).isNotEmpty();
    assertThat(grounds.path("ordered").asBoolean()).isFalse();
    assertThat(grounds.has("noBounceSince")).as("none was sent before").isFalse();

    ReminderRequested second = on(1, first, 2);
    service.dunning("grounds-2", second);
    service.settleAndSeal();
    assertThat(message(second).path("grounds").path("noBounceSince").asString())
        .isEqualTo(before.path("sentAt").asString());
    service.post(pathOf(second) + "/bounce", "{\"reason\":\"5.1.1\"}");
    ReminderRequested third = on(2, first, 3);
    service.dunning("grounds-3", third);
    service.settleAndSeal();
    assertThat(message(third).path("grounds").has("noBounceSince"))
        .as("the last one came back")
        .isFalse();
    assertThat(service.json("/api/v1/notifications?account=" + first.account()).toString())
        .as("in lists it is left out")
        .doesNotContain("readThrough");
  }

  private static ReminderRequested known(String account, String email) {
    ReminderRequested reminder = reminder(account);
    service.customer("customer " + account, reminder.account(), contact("p-1", email));
    service.settle();
    return reminder;
  }

  private static TestContact contact(String id, String email) {
    return new TestContact(id, "王芳", Role.PAYMENT_RESPONSIBLE, email);
  }

  /** What dunning asks for today. */
  private static ReminderRequested reminder(String account) {
    ReminderRequested today = Samples.reminder(AccountId.parse(account), "I-1", "500.00", null);
    return Samples.asked(today, 1, "reminder-1", service.today());
  }

  private static ReminderRequested on(int daysLater, ReminderRequested it, int request) {
    LocalDate day = it.sending().day().plusDays(daysLater);
    return Samples.asked(it, request, "reminder-1", day);
  }

  private static ReminderRequested to(String contactId, ReminderRequested it) {
    return Samples.to(
        new DunningEvent.Recipient(contactId, Role.PAYMENT_RESPONSIBLE), "I-" + contactId, it);
  }

  private static List<CaughtMail> mailsTo(String email) {
    return service.mails().stream()
        .filter(mail -> mail.to().stream().anyMatch(email::equalsIgnoreCase))
        .toList();
  }

  private static int sent(ReminderRequested reminder) {
    return (int)
        service.told().stream()
            .filter(MessageSent.class::isInstance)
            .filter(event -> event.customer().equals(reminder.account().customerId()))
            .filter(
                event ->
                    event.steps().stream()
                        .anyMatch(
                            step ->
                                step.caseId().equals(reminder.caseId())
                                    && step.request() == reminder.request()))
            .count();
  }

  private static StepsLeftOut leftOut(ReminderRequested reminder) {
    return service.told().stream()
        .filter(StepsLeftOut.class::isInstance)
        .map(StepsLeftOut.class::cast)
        .filter(
            event ->
                event.steps().stream()
                    .anyMatch(
                        step ->
                            step.caseId().equals(reminder.caseId())
                                && step.request() == reminder.request()))
        .findAny()
        .orElseThrow();
  }

  private static JsonNode message(ReminderRequested reminder) {
    return service.json(pathOf(reminder));
  }

  private static String pathOf(ReminderRequested reminder) {
    return "/api/v1/notifications/"
        + MessageId.of(
            reminder.account().customerId(),
            reminder.recipient().contactId(),
            reminder.sending().day());
  }
}
