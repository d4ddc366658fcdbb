package huikuan.notification;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.wangAt;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.CaseClosed;
import huikuan.contracts.dunning.DunningEvent.CaseHeld;
import huikuan.contracts.dunning.DunningEvent.CaseReopened;
import huikuan.contracts.dunning.DunningEvent.CaseResumed;
import huikuan.contracts.dunning.DunningEvent.CustomerHeld;
import huikuan.contracts.dunning.DunningEvent.CustomerResumed;
import huikuan.contracts.dunning.DunningEvent.ReminderRequested;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.notification.NotificationEvent;
import huikuan.contracts.notification.NotificationEvent.MessageBounced;
import huikuan.contracts.notification.NotificationEvent.MessageFailed;
import huikuan.contracts.notification.NotificationEvent.MessageSent;
import huikuan.contracts.notification.NotificationEvent.OfMessage;
import huikuan.contracts.notification.NotificationEvent.StepsLeftOut;
import huikuan.embedded.CaughtMail;
import huikuan.notification.message.Content;
import huikuan.notification.message.MessageId;
import huikuan.notification.proof.Proof;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The whole service on the embedded servers: Kafka in, mail and Kafka out, questions over HTTP. */
class NotificationServiceTest {

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start();
  }

  /** Each test has a day of its own, on which its messages leave. */
  @BeforeEach
  void theNextMorning() {
    service.nextMorning();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aReminderAskedForThreeTimesIsOneMail() {
    ReminderRequested reminder = known("ONCE", "I-1", "500.00");
    service.dunning("once-1", reminder);
    service.dunning("once-1", reminder);
    service.dunning("once-2", reminder);
    service.settleAndSeal();

    List<CaughtMail> mails = mailsTo(reminder);
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst().subject()).isEqualTo("付款提醒：发票 I-1 已于2013年2月1日到期");

    JsonNode shown = message(reminder);
    assertThat(shown.path("status").asString()).isEqualTo("sent");
    assertThat(shown.path("body").asString()).contains("未付金额：人民币 500.00 元");
    assertThat(shown.path("html").asString()).startsWith("<!DOCTYPE html>");
    assertThat(shown.path("recipient").path("email").asString()).isEqualTo("once@customer.example");
    assertThat(shown.path("attempts").asInt()).isEqualTo(1);
    assertThat(shown.path("sentAt").asString()).isEqualTo(service.now().toString());
    assertThat(shown.path("kind").asString()).isEqualTo("courtesy");
    assertThat(told(reminder))
        .singleElement()
        .isInstanceOfSatisfying(
            MessageSent.class,
            sent -> assertThat(sent.hash()).isEqualTo(shown.path("hash").asString()));
  }

  /** The letter would have named a foreign account number as the one to pay to. */
  @Test
  void whatIsNotFromDunningIsNotSentAndBlocksNothing() {
    ReminderRequested reminder = known("FORGED", "I-66", "500.00");
    String forged = "I-66 to DE89370400440532013000";
    service.forge("/evil", "forged-1", service.reminder("FORGED", forged, "500.00"));
    service.forge("/huikuan/dunning", "forged-1", service.reminder("FORGED", forged, "500.00"));
    service.dunning("forged-1", reminder);
    service.settleAndSeal();

    assertThat(mailsTo(reminder))
        .singleElement()
        .satisfies(mail -> assertThat(mail.subject() + mail.text()).doesNotContain("DE8937"));
    assertThat(message(reminder).path("status").asString()).isEqualTo("sent");
  }

  @Test
  void theProofIsKeptApartAndTheAnswerSaysWhenItIsGone() {
    ReminderRequested reminder = known("PROOF", "I-1", "500.00");
    service.dunning("proof-1", reminder);
    service.settleAndSeal();
    JsonNode kept = message(reminder);
    assertThat(kept.path("content").asString()).isEqualTo("kept");
    assertThat(kept.path("hash").asString()).isEqualTo(hashOf(kept));
    assertThat(service.logged())
        .as("people by id, but for what the ledger tells of a customer")
        .allSatisfy(event -> assertThat(event).doesNotContain("王芳", "customer.example", "上海晨光"));

    service.contact("proof-2", reminder.account(), wangAt("wang@new.example"));
    service.settle();
    assertThat(message(reminder)).as("as it was sent, whatever came after").isEqualTo(kept);
    assertThat(invoices("?recipient=proof@customer.example")).containsExactly("I-1");

    Bson ofThis = eq("_id", kept.path("hash").asString());
    String sealed = service.inStore("proofs").find(ofThis).first().getString("sealed");
    String shorter = sealed.substring(0, sealed.length() - 4);
    service.inStore("proofs").updateOne(ofThis, set("sealed", shorter));
    assertThat(message(reminder).path("content").asString()).isEqualTo("altered");

    assertThat(message(reminder).path("recipient").has("email")).isFalse();

    service.inStore("proofs").deleteOne(ofThis);
    JsonNode missing = message(reminder);
    assertThat(missing.path("content").asString()).isEqualTo("missing");
    assertThat(missing.path("hash")).isEqualTo(kept.path("hash"));
    assertThat(missing.path("sentAt")).isEqualTo(kept.path("sentAt"));
    assertThat(missing.path("recipient").path("contactId").asString()).isEqualTo("p-1");
    assertThat(missing.path("recipient").has("email")).isFalse();
    assertThat(missing.has("subject") || missing.has("body") || missing.has("html")).isFalse();
  }

  private static String hashOf(JsonNode shown) {
    JsonNode to = shown.path("recipient");
    return new Proof(
            shown.path("salt").asString(),
            to.path("email").asString(),
            to.path("name").asString(),
            "any",
            new Content(
                shown.path("subject").asString(),
                shown.path("body").asString(),
                shown.path("html").asString(),
                null,
                null))
        .hash();
  }

  @Test
  void aContactThatIsGoneIsSaidAndNotWrittenTo() {
    ReminderRequested reminder = known("GONE", "I-1", "500.00");
    TestContact wang = wangAt(addressOf(reminder.account()));
    service.contact(
        "gone-1", reminder.account(), wang.valid(null, reminder.sending().day().minusDays(1)));
    service.settle();
    service.dunning("gone-2", reminder);
    service.settleAndSeal();

    assertThat(mailsTo(reminder)).isEmpty();
    assertThat(message(reminder).path("status").asString()).isEqualTo("failed");
    assertThat(message(reminder).path("error").asString()).isEqualTo("contact-gone");
    assertThat(message(reminder).path("attempts").asInt()).isZero();
    assertThat(told(reminder))
        .singleElement()
        .isInstanceOfSatisfying(
            MessageFailed.class,
            failed -> {
              assertThat(failed.contactId()).isEqualTo("p-1");
              assertThat(failed.reason()).isEqualTo("contact-gone");
            });
  }

  @Test
  void aRequestWaitsForTheCustomersDataThatDunningHad() {
    String later = "0000000000000999999.0000000000";
    ReminderRequested reminder = service.reminder("EARLY", "I-1", "500.00", later);
    service.customer("early-1", reminder.account(), wangAt("wang@old.example"));
    service.dunning("early-2", reminder);
    service.settle();
    assertThat(service.get(pathOf(reminder)).statusCode()).isEqualTo(404);
    assertThat(stuck(reminder).path("cause").asString()).contains("CN01.EARLY", later);

    service.contact("early-3", later, reminder.account(), wangAt(addressOf(reminder.account())));
    service.settle();
    for (JsonNode still = stuck(reminder); still.has("id"); still = stuck(reminder)) {
      service.post("/api/v1/notifications/stuck/" + encoded(still.path("id")) + "/retry");
    }
    service.settleAndSeal();
    assertThat(message(reminder).path("status").asString()).isEqualTo("sent");
    assertThat(mailsTo(reminder)).hasSize(1);
  }

  private static JsonNode stuck(ReminderRequested reminder) {
    String about =
        URLEncoder.encode(reminder.account().customerId().toString(), StandardCharsets.UTF_8);
    return service.json("/api/v1/notifications/stuck?about=" + about).path("stuck").path(0);
  }

  private static String encoded(JsonNode text) {
    return URLEncoder.encode(text.asString(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Test
  void aMailServerThatIsDownIsSeenAndGetsTheMailOnceItIsBack() {
    ReminderRequested reminder = known("DOWN", "I-1", "500.00");
    service.mailServerStops();
    service.dunning("down-1", reminder);
    service.settleAndSeal();

    JsonNode waiting = message(reminder);
    assertThat(waiting.path("status").asString()).isEqualTo("retrying");
    assertThat(waiting.path("error").asString()).contains("Connection refused");
    assertThat(waiting.path("attempts").asInt()).isEqualTo(1);
    assertThat(waiting.path("nextAttemptAt").asString())
        .isEqualTo(service.now().plus(Duration.ofMinutes(1)).toString());
    assertThat(waiting.has("sentAt")).isFalse();

    service.advance(Duration.ofMinutes(1));
    assertThat(message(reminder).path("attempts").asInt()).isEqualTo(2);

    service.mailServerStarts();
    service.advance(Duration.ofMinutes(5));
    JsonNode sent = message(reminder);
    assertThat(sent.path("status").asString()).isEqualTo("sent");
    assertThat(sent.path("attempts").asInt()).isEqualTo(3);
    assertThat(sent.has("error")).isFalse();
    assertThat(sent.has("nextAttemptAt")).isFalse();
    assertThat(mailsTo(reminder)).hasSize(1);

    service.advance(Duration.ofDays(4));
    assertThat(mailsTo(reminder)).hasSize(1);
  }

  @Test
  void nobodyIsWrittenToAboutWhatWasPaidBeforeItsMessageIsPutTogether() {
    ReminderRequested reminder = known("PAID", "I-1", "500.00");
    service.dunning("paid-1", reminder);
    service.settle();
    service.ledger("paid-2", paid(reminder, "500.00", "0.00"));
    service.settleAndSeal();

    assertThat(mailsTo(reminder)).isEmpty();
    assertThat(service.get(pathOf(reminder)).statusCode()).isEqualTo(404);
    assertLeftOut(reminder, "settled");
  }

  @Test
  void whatIsPaidWhileTheMailServerIsDownIsWithdrawn() {
    ReminderRequested reminder = known("UNSENT", "I-1", "500.00");
    service.mailServerStops();
    service.dunning("unsent-1", reminder);
    service.settleAndSeal();
    service.ledger("unsent-2", paid(reminder, "500.00", "0.00"));
    service.settle();
    service.mailServerStarts();
    service.advance(Duration.ofMinutes(1));

    assertThat(mailsTo(reminder)).isEmpty();
    JsonNode withdrawn = message(reminder);
    assertThat(withdrawn.path("status").asString()).isEqualTo("withdrawn");
    assertThat(withdrawn.path("error").asString()).isEqualTo("settled");
    assertThat(withdrawn.path("invoices")).isEmpty();
    assertThat(withdrawn.path("leftOut").path(0).path("number").asString()).isEqualTo("I-1");
    assertLeftOut(reminder, "settled");
  }

  @Test
  void whatACreditNoteSettledIsNotRemindedOf() {
    ReminderRequested reminder = known("CREDITED", "I-1", "500.00");
    service.ledger("credited-1", changed(reminder, "creditNote", "-500.00", "0.00"));
    service.settle();
    service.dunning("credited-2", reminder);
    service.settleAndSeal();

    assertThat(mailsTo(reminder)).isEmpty();
    assertLeftOut(reminder, "settled");
  }

  @Test
  void whatIsCoveredByUnappliedMoneyIsNotAskedFor() {
    ReminderRequested reminder = known("COVERED", "I-1", "500.00");
    AccountId account = reminder.account();
    service.ledger("covered-1", posted(account, "I-0", "2013-01-15", "300.00"));
    service.ledger("covered-2", posted(account, "I-1", "2013-02-01", "500.00"));
    service.ledger("covered-3", Samples.unapplied(account, "R-7", null, "800.00"));
    service.settle();
    service.dunning("covered-4", reminder);
    service.settleAndSeal();
    assertThat(mailsTo(reminder)).isEmpty();
    assertLeftOut(reminder, "covered");
    assertThat(told(reminder).toString()).contains("receipt R-7");

    service.ledger("covered-5", Samples.unapplied(account, "R-7", null, "-100.00"));
    service.settle();
    ReminderRequested again = Samples.asked(reminder, 2, "reminder-1", service.today().plusDays(1));
    service.dunning("covered-6", again);
    service.settleAndSeal();
    assertThat(message(again).path("body").asString())
        .contains("已收款、待核销：人民币 400.00 元", "未付金额：人民币 100.00 元");
    assertThat(message(again).path("invoices").path(0).path("open").asString()).isEqualTo("100.00");
  }

  static InvoicePosted posted(AccountId account, String number, String dueOn, String amount) {
    LocalDate due = LocalDate.parse(dueOn);
    return new InvoicePosted(
        account,
        number,
        due.minusDays(30),
        null,
        due,
        Money.parse(amount + " CNY"),
        null,
        null,
        null);
  }

  @Test
  void allThatIsDueForAPersonOnADayIsOneMail() {
    ReminderRequested first = known("ELEVEN", "I-1", "500.00");
    for (int i = 1; i <= 11; i++) {
      service.dunning("eleven-" + i, service.reminder("ELEVEN", "I-" + i, "500.00"));
    }
    service.settle();
    service.ledger(
        "eleven-paid", paid(service.reminder("ELEVEN", "I-4", "500.00"), "500.00", "0.00"));
    service.settleAndSeal();

    assertThat(mailsTo(first))
        .singleElement()
        .extracting(CaughtMail::subject)
        .isEqualTo("付款提醒：10 张发票已到期，未付金额合计 人民币 5,000.00 元");
    JsonNode shown = message(first);
    assertThat(shown.path("invoiceCount").asInt()).isEqualTo(10);
    assertThat(shown.path("invoices").valueStream().map(each -> each.path("number").asString()))
        .hasSize(10)
        .contains("I-1", "I-11")
        .doesNotContain("I-4");
    assertThat(
            told(first).stream()
                .filter(MessageSent.class::isInstance)
                .flatMap(event -> event.steps().stream()))
        .hasSize(10);

    service.dunning("eleven-late", service.reminder("ELEVEN", "I-12", "500.00"));
    service.settle();
    assertThat(mailsTo(first)).hasSize(1);
    assertLeftOut(service.reminder("ELEVEN", "I-12", "500.00"), "contacted-today");

    service.dunning(
        "eleven-order",
        Samples.ordered(service.reminder("ELEVEN", "I-12", "500.00"), 2, service.now()));
    service.settleAndSeal();
    assertThat(mailsTo(first)).as("a person wants a demand now").hasSize(2);
  }

  @Test
  void aDemandGoesAloneAndCourtesiesWait() {
    ReminderRequested courtesy = known("BOTH", "I-1", "500.00");
    ReminderRequested demand =
        Samples.asked(service.reminder("BOTH", "I-2", "400.00"), 3, "demand", service.today());
    service.dunning("both-1", courtesy);
    service.dunning("both-2", demand);
    service.settleAndSeal();

    assertThat(mailsTo(courtesy))
        .singleElement()
        .satisfies(mail -> assertThat(mail.subject()).startsWith("催款函").contains("I-2"));
    assertThat(message(courtesy).path("kind").asString()).isEqualTo("demand");
    assertLeftOut(courtesy, "demand-first");

    LocalDate next = service.today().plusDays(1);
    ReminderRequested again = Samples.asked(courtesy, 2, "reminder-1", next);
    service.dunning("both-3", again);
    service.settleAndSeal();
    assertThat(mailsTo(courtesy)).hasSize(2);
    assertThat(message(again).path("kind").asString()).isEqualTo("courtesy");
  }

  @Test
  void aNoticeLeavesBesideASmallOverdueClaimThatIsBelowTheMinimum() {
    LocalDate toCome = service.today().plusDays(5);
    ReminderRequested small =
        Samples.withMinimum(
            known("SMALL", "I-1", "63.46"), "reminder-1", service.today().minusDays(3), "100.00");
    ReminderRequested notice =
        Samples.withMinimum(
            service.reminder("SMALL", "I-2", "44434.58"), "courtesy", toCome, "100.00");
    AccountId account = small.account();
    service.ledger("small-1", posted(account, "I-1", small.dueOn().toString(), "63.46"));
    service.ledger("small-2", posted(account, "I-2", toCome.toString(), "44434.58"));
    service.settle();
    service.dunning("small-3", small);
    service.dunning("small-4", notice);
    service.settleAndSeal();

    assertThat(mailsTo(small)).hasSize(1);
    assertThat(message(small).path("status").asString()).isEqualTo("sent");
    assertThat(message(small).path("invoices").valueStream().map(each -> each.path("number")))
        .extracting(JsonNode::asString)
        .containsExactly("I-2");
    assertLeftOut(small, "below-minimum");
  }

  @Test
  void aPersonGetsThreeMessagesInSevenDays() {
    ReminderRequested first = known("CAPPED", "I-0", "500.00");
    List<ReminderRequested> asked = new ArrayList<>();
    for (int day = 0; day < 8; day++) {
      LocalDate on = first.sending().day().plusDays(day);
      ReminderRequested reminder = service.reminder("CAPPED", "I-" + day, "500.00");
      asked.add(Samples.asked(reminder, 1, "reminder-1", on));
      service.dunning("capped-" + day, asked.getLast());
      service.settleAndSeal();
    }
    assertThat(mailsTo(first))
        .extracting(mail -> mail.subject().replaceAll(".* (I-.) .*", "$1"))
        .containsExactly("I-0", "I-1", "I-2", "I-7");
    assertLeftOut(asked.get(3), "cap");
    assertLeftOut(asked.get(6), "cap");
  }

  @Test
  void aMessageThatCameBackIsTold() {
    ReminderRequested reminder = known("BOUNCED", "I-1", "500.00");
    service.dunning("came-back-1", reminder);
    service.settleAndSeal();
    String path = pathOf(reminder) + "/bounce";
    for (String told : List.of("550 5.1.1 <bounced@customer.example> is unknown", "gone")) {
      HttpResponse<String> answer = service.post(path, "{\"reason\":\"" + told + "\"}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("550 5.1.1 <recipient> is unknown");
    }
    service.settle();
    assertThat(message(reminder).path("status").asString()).isEqualTo("bounced");
    assertThat(message(reminder).path("error").asString()).contains("5.1.1");
    assertThat(told(reminder))
        .filteredOn(MessageBounced.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            MessageBounced.class,
            bounced -> {
              assertThat(bounced.steps())
                  .extracting(NotificationEvent.Step::invoice)
                  .containsExactly("I-1");
              assertThat(bounced.reason()).doesNotContain("@");
            });
  }

  @Test
  void aBounceThatCannotBeIsRefused() {
    ReminderRequested reminder = known("NOT-SENT", "I-1", "500.00");
    service.mailServerStops();
    service.dunning("not-sent-1", reminder);
    service.settleAndSeal();
    String path = pathOf(reminder) + "/bounce";
    HttpResponse<String> notSent = service.post(path, "{\"reason\":\"550 unknown\"}");
    assertThat(notSent.statusCode()).isEqualTo(409);
    assertThat(notSent.body()).contains("urn:huikuan:problem:not-sent");
    service.mailServerStarts();
    assertThat(service.post("/api/v1/notifications/none/bounce", "{\"reason\":\"5.1.1\"}"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(404);
    for (String body :
        List.of("{}", "{\"reason\":7}", "{\"dsn\":\"hello\"}", "{\"reason\":\"5\",\"x\":1}")) {
      HttpResponse<String> refused = service.post(path, body);
      assertThat(refused.statusCode()).as(body).isEqualTo(400);
      assertThat(refused.body()).contains("urn:huikuan:problem:invalid");
    }
  }

  @Test
  void whatIsAskedForTooLateInTheDayIsLeftOut() {
    ReminderRequested reminder = known("LATE", "I-1", "500.00");
    service.advance(Duration.ofHours(9));
    service.dunning("late-1", reminder);
    service.settleAndSeal();
    assertThat(mailsTo(reminder)).isEmpty();
    assertLeftOut(reminder, "day-over");
  }

  @Test
  void aMessageWaitsUntilTheBreakAtNoonIsOver() {
    ReminderRequested reminder = known("NOON", "I-1", "500.00");
    service.advance(Duration.ofHours(3));
    service.dunning("noon-1", reminder);
    service.settleAndSeal();
    assertThat(mailsTo(reminder)).isEmpty();
    service.advance(Duration.ofHours(2));
    assertThat(mailsTo(reminder)).hasSize(1);
    assertThat(message(reminder).path("sentAt").asString())
        .isEqualTo(
            service.today().atTime(14, 0).atZone(RunningService.SHANGHAI).toInstant().toString());
  }

  @Test
  void aDigestSurvivesARestartAndIsSealedOnce() {
    ReminderRequested reminder = known("REBORN", "I-1", "500.00");
    service.dunning("reborn-1", reminder);
    service.settle();
    service.restart();
    service.dunning("reborn-2", service.reminder("REBORN", "I-2", "500.00"));
    service.settleAndSeal();
    service.restart();
    assertThat(mailsTo(reminder)).hasSize(1);
    assertThat(message(reminder).path("invoiceCount").asInt()).isEqualTo(2);
  }

  @Test
  void aDigestThatBecameNothingIsOpenedAnewByAClaimOfALaterTime() {
    ReminderRequested first = known("ANEW", "I-1", "500.00");
    service.ledger("anew-paid", paid(first, "500.00", "0.00"));
    service.settle();
    service.dunning("anew-1", first);
    service.settleAndSeal();
    assertLeftOut(first, "settled");
    assertThat(told(first)).extracting(OfMessage::message).containsOnlyNulls();
    assertThat(service.get(pathOf(first)).statusCode()).isEqualTo(404);

    service.restart();
    service.advance(Duration.ofMinutes(50));
    Instant sealsAt = service.now().plusSeconds(600);
    ReminderRequested second = Samples.sealing(service.reminder("ANEW", "I-2", "400.00"), sealsAt);
    service.dunning("anew-2", second);
    service.settle();
    service.restart();
    service.dunning("anew-2-again", second);
    service.dunning("anew-1-again", first);
    service.settleAndSeal();
    service.restart();

    assertThat(mailsTo(first)).hasSize(1);
    assertThat(message(second).path("sentAt").asString()).isEqualTo(sealsAt.toString());
    assertThat(message(second).path("invoices").valueStream().map(each -> each.path("number")))
        .extracting(JsonNode::asString)
        .containsExactly("I-2");
    assertThat(told(first)).hasSize(2);

    ReminderRequested third = service.reminder("ANEW", "I-3", "300.00");
    service.dunning("anew-3", third);
    service.settle();
    service.advance(Duration.ofMinutes(30));
    assertThat(mailsTo(first)).hasSize(1);
    assertLeftOut(third, "contacted-today");
    assertThat(told(first))
        .last()
        .extracting(OfMessage::message)
        .isEqualTo(message(second).path("id").asString());
  }

  @Test
  void aCapThatIsReachedStaysReachedForWhatComesLaterThatDay() {
    ReminderRequested reminder = known("REACHED", "I-1", "500.00");
    for (int day = 0; day < 3; day++) {
      service.dunning("reached-" + day, onDay(reminder, day));
      service.settleAndSeal();
      service.nextMorning();
    }
    ReminderRequested fourth = onDay(reminder, 3);
    service.dunning("reached-3", fourth);
    service.settleAndSeal();
    assertLeftOut(fourth, "cap");
    ReminderRequested later = service.reminder("REACHED", "I-2", "500.00");
    service.dunning("reached-later", later);
    service.settleAndSeal();
    assertLeftOut(later, "cap");
    assertThat(mailsTo(reminder)).hasSize(3);
  }

  private static ReminderRequested onDay(ReminderRequested it, int day) {
    return Samples.asked(it, day + 1, "reminder-1", it.sending().day().plusDays(day));
  }

  @Test
  void whatCameOpenAgainIsRemindedOfAsItStandsNow() {
    ReminderRequested reminder = known("BOUNCED", "I-1", "500.00");
    service.ledger("bounced-1", paid(reminder, "500.00", "0.00"));
    service.dunning(
        "bounced-2",
        new CaseClosed(
            reminder.caseId(), reminder.account(), ItemKind.INVOICE, "I-1", "settled", NINE));
    service.ledger("bounced-3", changed(reminder, "reversal", "300.00", "300.00"));
    service.dunning(
        "bounced-4",
        new CaseReopened(reminder.caseId(), reminder.account(), ItemKind.INVOICE, "I-1", NINE));
    service.settle();
    service.restart();
    service.dunning("bounced-5", reminder);
    service.settleAndSeal();

    assertThat(mailsTo(reminder)).hasSize(1);
    assertThat(message(reminder).path("status").asString()).isEqualTo("sent");
    assertThat(message(reminder).path("body").asString()).contains("未付金额：人民币 300.00 元");
  }

  @Test
  void aMessageThatWaitsWhileItsInvoiceIsPaidAndOpenAgainIsSentForWhatIsOpen() {
    ReminderRequested reminder = known("WAITING", "I-1", "500.00");
    service.mailServerStops();
    service.dunning("waiting-1", reminder);
    service.settleAndSeal();
    service.ledger("waiting-2", paid(reminder, "500.00", "0.00"));
    service.ledger("waiting-3", changed(reminder, "reversal", "400.00", "400.00"));
    service.settle();
    service.mailServerStarts();
    service.advance(Duration.ofMinutes(1));

    assertThat(mailsTo(reminder)).hasSize(1);
    assertThat(message(reminder).path("body").asString()).contains("未付金额：人民币 400.00 元");
  }

  @Test
  void aCaseClosedBeforeItsMessageIsReadWithdrawsIt() {
    ReminderRequested reminder = known("CLOSED", "I-1", "500.00");
    service.dunning(
        "closed-1",
        new CaseClosed(
            reminder.caseId(), reminder.account(), ItemKind.INVOICE, "I-1", "settled", NINE));
    service.dunning("closed-2", reminder);
    service.settleAndSeal();
    assertThat(mailsTo(reminder)).isEmpty();
    assertLeftOut(reminder, "settled");
  }

  @Test
  void aCaseOnHoldWithdrawsItsMessageAndIsWrittenToByTheNextRequest() {
    ReminderRequested reminder = known("HELD", "I-1", "500.00");
    service.dunning(
        "held-1",
        new CaseHeld(
            reminder.caseId(),
            reminder.account(),
            ItemKind.INVOICE,
            "I-1",
            reminder.amount(),
            reminder.sending().day().plusDays(14)));
    service.dunning("held-2", reminder);
    service.settleAndSeal();
    assertThat(mailsTo(reminder)).isEmpty();
    assertLeftOut(reminder, "on-hold");
    service.dunning(
        "held-3", new CaseResumed(reminder.caseId(), reminder.account(), ItemKind.INVOICE, "I-1"));
    LocalDate next = service.today().plusDays(1);
    service.dunning("held-4", Samples.asked(reminder, 2, "reminder-1", next));
    service.settleAndSeal();
    assertThat(mailsTo(reminder)).hasSize(1);
  }

  @Test
  void ofAClaimHeldInPartTheRestIsAskedForAndTheLetterTellsBoth() {
    ReminderRequested reminder = known("PART", "I-1", "500.00");
    CaseHeld part =
        new CaseHeld(
            reminder.caseId(),
            reminder.account(),
            ItemKind.INVOICE,
            "I-1",
            Money.parse("120.00 CNY"),
            reminder.sending().day().plusDays(14));
    service.dunning("part-1", part);
    service.dunning("part-2", reminder);
    service.settleAndSeal();
    assertThat(mailsTo(reminder)).hasSize(1);
    JsonNode sent = message(reminder);
    assertThat(sent.path("invoices").path(0).path("open").asString()).isEqualTo("380.00");
    assertThat(sent.path("body").asString())
        .contains("未付金额：人民币 500.00 元", "其中暂停催收：人民币 120.00 元", "应付金额：人民币 380.00 元");
  }

  @Test
  void aCustomerOnHoldIsNotWrittenToBeforeItIsResumed() {
    ReminderRequested reminder = known("MERGER", "I-1", "500.00");
    CustomerId customer = reminder.account().customerId();
    service.dunning("merger-1", reminder);
    service.dunning("merger-2", new CustomerHeld(customer, reminder.sending().day().plusDays(14)));
    service.settleAndSeal();
    assertThat(mailsTo(reminder)).isEmpty();
    assertLeftOut(reminder, "on-hold");
    service.dunning("merger-3", new CustomerResumed(customer));
    LocalDate next = service.today().plusDays(1);
    service.dunning("merger-4", Samples.asked(reminder, 2, "reminder-1", next));
    service.settleAndSeal();
    assertThat(mailsTo(reminder)).hasSize(1);
  }

  @Test
  void afterARestartEverythingStandsAndNothingIsSentAgain() {
    ReminderRequested reminder = known("AGAIN", "I-1", "500.00");
    service.dunning("again-1", reminder);
    service.settleAndSeal();
    JsonNode before = message(reminder);
    service.restart();
    service.dunning("again-2", reminder);
    service.settle();
    assertThat(message(reminder)).isEqualTo(before);
    assertThat(mailsTo(reminder)).hasSize(1);
    assertThat(told(reminder)).hasSize(1);
  }

  @Test
  void messagesAreFoundByWhatTheyAreAbout() {
    ReminderRequested one = known("FIND", "I-1", "500.00");
    LocalDate first = service.today();
    LocalDate next = first.plusDays(1);
    ReminderRequested two =
        Samples.asked(service.reminder("FIND", "I-2", "400.00"), 2, "reminder-2", next);
    service.dunning("find-1", one);
    service.settleAndSeal();
    service.dunning("find-2", two);
    service.dunning(
        "find-3", Samples.asked(service.reminder("FIND", "I-3", "300.00"), 1, "reminder-1", next));
    service.settleAndSeal();

    String account = "?account=CN01.FIND.CNY";
    assertThat(invoices(account)).containsExactly("I-2 I-3", "I-1");
    String customer = "?company=CN01&customer=FIND";
    assertThat(invoices(customer)).containsExactly("I-2 I-3", "I-1");
    assertThat(invoices(customer + "&invoice=I-1")).containsExactly("I-1");
    assertThat(invoices(customer + "&account=CN01.FIND.EUR")).isEmpty();
    assertThat(invoices("?company=CN02&customer=FIND")).isEmpty();
    assertThat(invoices("?company=CN02")).isEmpty();
    assertThat(invoices("?company=CN01&limit=2")).containsExactly("I-2 I-3", "I-1");
    assertThat(invoices(account + "&invoice=I-1")).containsExactly("I-1");
    assertThat(invoices(account + "&invoice=I-3")).containsExactly("I-2 I-3");
    assertThat(invoices(account + "&status=sent&level=reminder-1")).hasSize(2);
    assertThat(invoices(account + "&status=sent&level=reminder-2")).containsExactly("I-2 I-3");
    assertThat(invoices(account + "&status=failed")).isEmpty();
    assertThat(invoices("?recipient=FIND@customer.example")).containsExactly("I-2 I-3", "I-1");
    assertThat(invoices(account + "&recipient=%E7%8E%8B%E8%8A%B3")).hasSize(2);
    assertThat(invoices(account + "&recipient=nobody")).isEmpty();
    assertThat(invoices(account + "&from=" + first + "&to=" + first)).containsExactly("I-1");
    assertThat(invoices(account + "&from=" + next)).containsExactly("I-2 I-3");
    assertThat(invoices(account + "&to=" + first.minusDays(1))).isEmpty();

    JsonNode page = service.json("/api/v1/notifications" + account + "&limit=1");
    assertThat(page.path("items").size()).isEqualTo(1);
    assertThat(page.path("items").get(0).has("html")).isFalse();
    assertThat(page.path("items").get(0).path("body").asString()).contains("I-2");
    String after = page.path("next").asString();
    assertThat(invoices(account + "&limit=1&after=" + after)).containsExactly("I-1");
    assertThat(service.json("/api/v1/notifications" + account).has("next")).isFalse();
  }

  @Test
  void aQuestionThatMakesNoSenseIsAProblem() {
    for (Map.Entry<String, String> wrong :
        Map.of(
                "account=nonsense", "account",
                "customer=C-1", "company",
                "custmer=FIND", "custmer",
                "company=CN01&customer=a%E2%80%8Bb", "customer",
                "status=lost", "status",
                "limit=0", "limit",
                "limit=201", "limit",
                "after=-1", "after",
                "from=yesterday", "from",
                "from=2013-02-02&to=2013-02-01", "to")
            .entrySet()) {
      HttpResponse<String> answer = service.get("/api/v1/notifications?" + wrong.getKey());
      assertThat(answer.statusCode()).as(wrong.getKey()).isEqualTo(400);
      assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
      JsonNode problem = RunningService.JSON.readTree(answer.body());
      assertThat(problem.path("type").asString()).isEqualTo("urn:huikuan:problem:invalid");
      assertThat(problem.path("errors").get(0).path("field").asString())
          .isEqualTo(wrong.getValue());
    }
  }

  @Test
  void aMessageThatIsNotThereIsNotFound() {
    HttpResponse<String> answer = service.get("/api/v1/notifications/none");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("urn:huikuan:problem:not-found");
  }

  @Test
  void theServiceSaysHowItIsAndWhatItOffers() {
    ReminderRequested reminder = known("SHOWN", "I-1", "500.00");
    service.dunning("shown-1", reminder);
    service.settleAndSeal();
    assertThat(service.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(service.get("/actuator/prometheus").body())
        .containsPattern("huikuan_messages\\{[^}]*status=\"sent\"[^}]*} [1-9]")
        .containsPattern("huikuan_messages\\{[^}]*status=\"retrying\"[^}]*} 0");
    assertThat(service.get("/v3/api-docs").body())
        .contains("/api/v1/notifications/{id}")
        .contains("Messages, newest first");
  }

  /** A reminder to a customer that the ledger has told of. */
  private static ReminderRequested known(String customer, String invoice, String open) {
    ReminderRequested reminder = service.reminder(customer, invoice, open);
    service.customer(
        "customer " + customer, reminder.account(), wangAt(addressOf(reminder.account())));
    service.settle();
    return reminder;
  }

  private static String addressOf(AccountId account) {
    return account.customer().toLowerCase(Locale.ROOT) + "@customer.example";
  }

  private static JsonNode message(ReminderRequested reminder) {
    return service.json(pathOf(reminder));
  }

  private static String pathOf(ReminderRequested reminder) {
    return "/api/v1/notifications/"
        + MessageId.of(reminder.account().customerId(), "p-1", reminder.sending().day());
  }

  /** SentSubject once that the step was left out, for this reason. */
  private static void assertLeftOut(ReminderRequested reminder, String reason) {
    assertThat(
            told(reminder).stream()
                .filter(StepsLeftOut.class::isInstance)
                .map(StepsLeftOut.class::cast)
                .filter(
                    event ->
                        event.steps().stream()
                            .anyMatch(
                                step ->
                                    step.caseId().equals(reminder.caseId())
                                        && step.request() == reminder.request())))
        .singleElement()
        .extracting(StepsLeftOut::reason)
        .isEqualTo(reason);
  }

  private static List<String> invoices(String query) {
    return service
        .json("/api/v1/notifications" + query)
        .path("items")
        .valueStream()
        .map(
            item ->
                item.path("invoices")
                    .valueStream()
                    .map(each -> each.path("number").asString())
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private static List<CaughtMail> mailsTo(ReminderRequested reminder) {
    return service.mails().stream()
        .filter(mail -> mail.to().contains(addressOf(reminder.account())))
        .toList();
  }

  private static List<OfMessage> told(ReminderRequested reminder) {
    return service.told().stream()
        .filter(event -> event.customer().equals(reminder.account().customerId()))
        .toList();
  }

  private static OpenItemsChanged changed(
      ReminderRequested reminder, String kind, String change, String open) {
    return Samples.changed(reminder.account(), kind, reminder.invoice(), change, open);
  }

  private static OpenItemsChanged paid(
      ReminderRequested reminder, String amount, String openAfter) {
    return Samples.paid(reminder.account(), reminder.invoice(), amount, openAfter);
  }
}
