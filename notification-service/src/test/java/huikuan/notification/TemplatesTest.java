package huikuan.notification;

import static huikuan.notification.Samples.wangAt;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.ReminderRequested;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.notification.message.MessageId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Templates over HTTP, and the letters that they write, on the embedded servers. */
class TemplatesTest {

  private static final String TEMPLATES = "/api/v1/notifications/templates";
  private static final String TEXT = "{{recipient}}:\n{{>claims}}\n{{>closing}}\n{{company}}\n";

  /** By then every message that was asked for on the day has been put together. */
  private static final Duration SEALED = Duration.ofMinutes(15);

  /** By then what could not be sent has been tried again. */
  private static final Duration TRIED_AGAIN = Duration.ofHours(1);

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void whatIsShippedIsThereInItsFirstVersion() {
    JsonNode shown = service.json(TEMPLATES + "/courtesy/en");
    assertThat(shown.path("name").asString()).isEqualTo("courtesy");
    assertThat(shown.path("language").asString()).isEqualTo("en");
    assertThat(shown.path("kind").asString()).isEqualTo("courtesy");
    assertThat(shown.path("version").asInt()).isEqualTo(1);
    assertThat(shown.path("by").asString()).isEqualTo("system:templates");
    assertThat(shown.path("subject").asString()).contains("falls");
    assertThat(shown.path("text").asString()).contains("{{>claims}}");
    assertThat(shown.path("html").asString()).startsWith("{{<layout}}");
    assertThat(shown.path("versions").size()).isEqualTo(1);
    assertThat(service.json(TEMPLATES + "/demand/zh").path("kind").asString()).isEqualTo("demand");
  }

  @Test
  void theDescriptionOfTheApiHasThem() {
    assertThat(service.get("/v3/api-docs").body())
        .contains(TEMPLATES + "/{name}/{language}", TEMPLATES + "/{name}/{language}/preview")
        .contains("LetterPreviewData", "TemplateData");
  }

  @Test
  void theListHasEachTemplateInItsNewestVersionAndComesInPages() {
    assertThat(names(service.json(TEMPLATES)))
        .containsSubsequence(
            "courtesy/en", "courtesy/zh", "demand/en", "demand/zh", "reminder-1/en");
    JsonNode first = service.json(TEMPLATES + "?limit=1");
    assertThat(names(first)).containsExactly("courtesy/en");
    JsonNode second = service.json(TEMPLATES + "?limit=1&after=" + first.path("next").asString());
    assertThat(names(second)).containsExactly("courtesy/zh");
    assertThat(service.get(TEMPLATES + "?limit=1&after=nonsense").statusCode()).isEqualTo(400);
  }

  /** Each test has a day of its own, on which its messages leave. */
  @BeforeEach
  void theNextMorning() {
    service.nextMorning();
  }

  private static List<String> names(JsonNode page) {
    return page.path("items")
        .valueStream()
        .map(each -> each.path("name").asString() + "/" + each.path("language").asString())
        .toList();
  }

  @Test
  void aVersionIsInForceAtOnceAndASentMessageTellsWhichWroteIt() {
    ReminderRequested before = known("VERSIONS", "I-1");
    assertThat(sent(before).path("template").asString()).startsWith("zh/reminder-1/");

    HttpResponse<String> added =
        service.put(TEMPLATES + "/reminder-1/zh", words("请查收 {{total}}", TEXT));
    assertThat(added.statusCode()).isEqualTo(201);
    JsonNode version = RunningService.JSON.readTree(added.body());
    int number = version.path("version").asInt();
    assertThat(number).isGreaterThan(1);
    assertThat(version.path("by").asString()).isEqualTo("anonymous");
    assertThat(version.path("at").asString()).isEqualTo(service.now().toString());

    HttpResponse<String> again =
        service.put(TEMPLATES + "/reminder-1/zh", words("请查收 {{total}}", TEXT));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(RunningService.JSON.readTree(again.body())).isEqualTo(version);

    ReminderRequested after = known("NEXT-VERSION", "I-1");
    JsonNode message = sent(after);
    assertThat(message.path("template").asString()).isEqualTo("zh/reminder-1/" + number);
    assertThat(message.path("subject").asString()).isEqualTo("请查收 人民币 500.00 元");
    assertThat(message.path("html").asString()).contains("王芳:<br>");

    assertThat(service.json(TEMPLATES + "/reminder-1/zh").path("version").asInt())
        .isEqualTo(number);
    JsonNode first = service.json(TEMPLATES + "/reminder-1/zh?version=1");
    assertThat(first.path("by").asString()).isEqualTo("system:templates");
    assertThat(first.path("subject").asString()).contains("付款提醒");
    assertThat(
            first.path("versions").valueStream().map(each -> each.path("version").asInt()).toList())
        .startsWith(number)
        .endsWith(1);

    service.restart();
    assertThat(service.json(TEMPLATES + "/reminder-1/zh").path("version").asInt())
        .as("what is shipped replaces nothing")
        .isEqualTo(number);
    assertThat(service.json(TEMPLATES + "/reminder-2/zh").path("version").asInt()).isEqualTo(1);
  }

  @Test
  void aMessageWhoseTemplateIsNotThereWaitsAndBlocksNobody() {
    ReminderRequested one = known("WAITS", "I-1");
    ReminderRequested other = known("GOES-ON", "I-1");
    service.dunning("waits-1", ofLevel(one, "final-notice"));
    service.dunning("waits-2", other);
    service.settle();
    service.advance(SEALED);
    assertThat(message(other).path("status").asString()).isEqualTo("sent");
    assertThat(message(one).path("status").asString()).isEqualTo("retrying");
    assertThat(message(one).path("error").asString())
        .isEqualTo("Cannot be written: There is no template zh/final-notice");
    assertThat(message(one).path("template").asString()).isEqualTo("final-notice");

    Map<String, Object> body = words("{{total}}", TEXT);
    HttpResponse<String> without = service.put(TEMPLATES + "/final-notice/zh", body);
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(fields(without)).containsExactly("kind");
    body.put("kind", "courtesy");
    assertThat(service.put(TEMPLATES + "/final-notice/zh", body).statusCode()).isEqualTo(201);
    service.advance(TRIED_AGAIN);
    assertThat(message(one).path("template").asString()).isEqualTo("zh/final-notice/1");
    assertThat(names(service.json(TEMPLATES))).contains("final-notice/zh");
  }

  @Test
  void eachAttemptIsWordedByTheFurthestOfWhatIsStillOwed() {
    ReminderRequested first = known("FURTHEST", "I-1");
    ReminderRequested further =
        Samples.asked(
            service.reminder("FURTHEST", "I-2", "400.00"), 2, "reminder-2", service.today());
    service.mailServerStops();
    service.dunning("furthest-1", first);
    service.dunning("furthest-2", further);
    service.settle();
    service.advance(SEALED);
    assertThat(message(first).path("status").asString()).isEqualTo("retrying");
    service.ledger("furthest-3", Samples.paid(first.account(), "I-2", "400.00", "0.00"));
    service.settle();
    service.mailServerStarts();
    service.advance(TRIED_AGAIN);
    assertThat(message(first).path("template").asString()).startsWith("zh/reminder-1/");
    assertThat(message(first).path("body").asString()).contains("I-1").doesNotContain("I-2");
  }

  /** As a policy of dunning with a step of this name would ask. */
  private static ReminderRequested ofLevel(ReminderRequested it, String level) {
    return new ReminderRequested(
        it.caseId(),
        it.request(),
        it.account(),
        ItemKind.INVOICE,
        it.invoice(),
        it.invoiceDate(),
        it.dueOn(),
        it.amount(),
        it.open(),
        it.contract(),
        it.reference(),
        level,
        it.ordinal(),
        it.kind(),
        it.sending(),
        it.ordered(),
        it.minimum(),
        it.held(),
        it.recipient(),
        it.policy(),
        it.ledgerSequence(),
        it.customerSequence(),
        null);
  }

  @Test
  void whatNoLetterCanBeWrittenByIsRefusedWithAllItsFaults() {
    Map<String, Object> body = words("{{subject.class}}", "first\n{{#claims}} unclosed");
    body.put("html", "<p>{{nobody}}</p>\n<p>{{somebody}}</p>");
    HttpResponse<String> refused = service.put(TEMPLATES + "/reminder-2/en", body);
    assertThat(refused.statusCode()).isEqualTo(422);
    JsonNode problem = RunningService.JSON.readTree(refused.body());
    assertThat(problem.path("type").asString()).isEqualTo("urn:huikuan:problem:template-refused");
    assertThat(problem.path("errors").valueStream().map(JsonNode::toString))
        .anySatisfy(error -> assertThat(error).contains("subject", "line 1: there is no name"))
        .anySatisfy(error -> assertThat(error).contains("text", "line 2", "missing close tag"))
        .anySatisfy(error -> assertThat(error).contains("html", "line 1: there is no name nobody"))
        .anySatisfy(
            error -> assertThat(error).contains("html", "line 2: there is no name somebody"));
    assertThat(service.json(TEMPLATES + "/reminder-2/en").path("version").asInt()).isEqualTo(1);
  }

  @Test
  void aQuestionThatMakesNoSenseIsAProblem() {
    assertThat(fields(service.get(TEMPLATES + "/demand/fr"), 400)).containsExactly("language");
    assertThat(fields(service.get(TEMPLATES + "/De%20mand/zh"), 400)).containsExactly("name");
    assertThat(fields(service.get(TEMPLATES + "/demand/zh?version=0"), 400))
        .containsExactly("version");
    assertNotFound(service.get(TEMPLATES + "/nothing/zh"), "template zh/nothing");
    assertNotFound(service.get(TEMPLATES + "/demand/zh?version=99"), "template zh/demand/99");
    assertThat(fields(service.put(TEMPLATES + "/demand/zh", Map.of("text", 1, "sbject", "")), 400))
        .containsExactly("subject", "text", "sbject");
    String preview = TEMPLATES + "/demand/zh/preview";
    assertThat(fields(service.post(preview, Map.of("account", "x", "version", "1")), 400))
        .containsExactly("account", "version");
    assertThat(
            fields(
                service.post(
                    preview,
                    Map.of("account", "CN01.X.CNY", "version", 1, "html", "x", "kind", "y")),
                400))
        .containsExactly("kind", "subject", "text", "version");
    assertThat(
            fields(service.post(preview, Map.of("account", "CN01.X.CNY", "kind", "demand")), 400))
        .containsExactly("kind");
  }

  @Test
  void aLetterSaysWhereToPayOnceAnotherPersonHasApprovedIt() {
    AccountId account = known("PAYING", "I-1").account();
    service.ledger(
        "paying-1", posted(account, "I-1", service.today().minusDays(3).toString(), "500.00"));
    service.settle();
    String path = "/api/v1/companies/" + account.company() + "/paying";
    Map<String, Object> bank =
        Map.of(
            "currency",
            "CNY",
            "bank",
            "示范银行",
            "bankEn",
            "Sample Bank",
            "account",
            "1001 2345",
            "holder",
            "华东精密");
    Map<String, Object> wanted =
        Map.of(
            "accounts",
            List.of(bank),
            "contact",
            Map.of("name", "李娜", "email", "li.na@supplier.example"));
    Map<String, Object> asked = Map.of("account", account.toString());

    HttpResponse<String> proposed = service.as("li.na", "PUT", path, wanted);
    assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(202);
    JsonNode view = RunningService.JSON.readTree(proposed.body());
    String id = view.path("proposal").asString();
    assertThat(id).isEqualTo("paying." + account.company() + ".1");
    assertThat(view.path("accounts")).isEmpty();
    assertThat(preview("reminder-2/zh", asked).path("text").asString()).doesNotContain("1001 2345");

    String approvals = "/api/v1/notifications/approvals/" + id;
    JsonNode waiting = service.json(approvals);
    assertThat(waiting.path("what").path("accounts").asString())
        .isEqualTo(
            """
            [{"currency":"CNY","bank":"示范银行","account":"1001 2345","holder":"华东精密",\
            "bankEn":"Sample Bank"}]\
            """);
    assertThat(waiting.path("what").path("contact").asString())
        .isEqualTo(
            """
            {"name":"李娜","email":"li.na@supplier.example"}\
            """);
    assertThat(service.as("li.na", "POST", approvals + "/approve", "").statusCode()).isEqualTo(403);
    assertThat(preview("reminder-2/zh", asked).path("text").asString()).doesNotContain("1001 2345");

    assertThat(service.as("wang.wei", "POST", approvals + "/approve", "").statusCode())
        .isEqualTo(200);
    JsonNode says = service.json(path);
    assertThat(says.path("approvedBy").asString()).isEqualTo("person:wang.wei");
    assertThat(says.path("proposedBy").asString()).isEqualTo("person:li.na");
    assertThat(says.path("accounts").path(0).path("account").asString()).isEqualTo("1001 2345");
    assertThat(says.has("proposal")).isFalse();
    assertThat(preview("reminder-2/zh", asked).path("text").asString())
        .contains("示范银行", "1001 2345", "华东精密", "李娜");
    assertThat(service.as("li.na", "PUT", path, wanted).statusCode())
        .as("it says so already")
        .isEqualTo(200);

    HttpResponse<String> diverting =
        service.as("zhao.min", "PUT", path, Map.of("accounts", List.of()));
    assertThat(diverting.statusCode()).as(diverting.body()).isEqualTo(202);
    String second = RunningService.JSON.readTree(diverting.body()).path("proposal").asString();
    JsonNode diverted = service.json("/api/v1/notifications/approvals/" + second);
    assertThat(diverted.path("what").path("insteadOfAccounts").asString()).contains("1001 2345");
    HttpResponse<String> rejected =
        service.as(
            "wang.wei",
            "POST",
            "/api/v1/notifications/approvals/" + second + "/reject",
            Map.of("reason", "not our bank"));
    assertThat(rejected.statusCode()).isEqualTo(200);
    assertThat(preview("reminder-2/zh", asked).path("text").asString()).contains("1001 2345");
  }

  @Test
  void whatIsWrongWithWhereToPayIsToldAllAtOnce() {
    Map<String, Object> account =
        Map.of(
            "currency",
            "XYZ1",
            "bank",
            " ",
            "iban",
            "DE02120300000000202052",
            "holder",
            "x",
            "swift",
            "y");
    Map<String, Object> body =
        Map.of("accounts", List.of(account), "contact", Map.of("name", "x"), "by", "me");
    assertThat(fields(service.put("/api/v1/companies/CN01/paying", body), 400))
        .containsExactlyInAnyOrder(
            "accounts[0].bank",
            "accounts[0].currency",
            "accounts[0].iban",
            "accounts[0].swift",
            "by",
            "contact.email");
    assertThat(fields(service.put("/api/v1/companies/CN01/paying", Map.of()), 400))
        .containsExactly("accounts");
    Map<String, Object> hidden =
        Map.of(
            "currency",
            "EUR",
            "bank",
            "\u3164",
            "account",
            "DE02 1203 0000 0000 2020 52",
            "holder",
            "Sam\u034fple");
    assertThat(
            fields(
                service.put("/api/v1/companies/CN01/paying", Map.of("accounts", List.of(hidden))),
                400))
        .containsExactlyInAnyOrder("accounts[0].bank", "accounts[0].account", "accounts[0].holder");
  }

  @Test
  void aPreviewIsTheLetterThatTheCustomerWouldGetAndSendsNothing() {
    AccountId account = known("PREVIEW", "I-1").account();
    LocalDate today = service.today();
    service.ledger("preview-1", posted(account, "I-1", today.minusDays(3).toString(), "500.00"));
    service.ledger("preview-2", posted(account, "I-2", today.plusDays(16).toString(), "300.00"));
    service.ledger("preview-3", Samples.paid(account, "I-1", "100.00", "400.00"));
    service.settle();
    int mails = service.mails().size();

    JsonNode reminder = preview("reminder-2/zh", Map.of("account", account.toString()));
    assertThat(reminder.path("template").asString()).startsWith("zh/reminder-2/");
    assertThat(reminder.path("recipient").asString()).isEqualTo("王芳");
    assertThat(reminder.path("invoiceCount").asInt()).isEqualTo(1);
    assertThat(reminder.path("subject").asString()).contains("I-1", "逾期 3 天");
    assertThat(reminder.path("text").asString())
        .contains("发票金额：人民币 500.00 元　已付金额：人民币 100.00 元　未付金额：人民币 400.00 元")
        .contains("开票日期：2013年1月2日", "贵方参考号：PO 4711", "上海晨光机械有限公司")
        .doesNotContain("I-2");
    assertThat(reminder.path("html").asString()).contains("I-1</td>");

    JsonNode before = preview("courtesy/en", Map.of("account", account.toString()));
    assertThat(before.path("subject").asString())
        .isEqualTo("Upcoming payment: invoice I-2 falls due on " + english(today.plusDays(16)));

    Map<String, Object> words = words("{{total}}", TEXT + "{{payBy}}");
    words.put("account", account.toString());
    JsonNode unsaved = preview("reminder-2/en", words);
    assertThat(unsaved.has("template")).isFalse();
    assertThat(unsaved.path("subject").asString()).isEqualTo("CNY 400.00");
    words.put("kind", "demand");
    assertThat(preview("reminder-2/en", words).path("text").asString())
        .contains(english(today.plusDays(7)), "Contract: C-7");
    words.put("text", "{{company}}");
    assertThat(service.post(TEMPLATES + "/reminder-2/en/preview", words).statusCode())
        .isEqualTo(422);
    assertThat(service.mails()).hasSize(mails);
  }

  private static String english(LocalDate day) {
    return day.format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH));
  }

  @Test
  void aPreviewOfNothingSaysWhatIsMissing() {
    String preview = TEMPLATES + "/demand/zh/preview";
    assertNotFound(
        service.post(preview, Map.of("account", "CN01.STRANGER.CNY")), "customer CN01.STRANGER");
    AccountId account = known("NOTHING-OPEN", "I-1").account();
    Map<String, Object> body = Map.of("account", account.toString());
    assertProblem(service.post(preview, body), "nothing-open");
    service.ledger("nobody-1", posted(account, "I-1", "2013-02-01", "500.00"));
    service.contact("nobody-2", account, wangAt(null));
    service.settle();
    assertProblem(service.post(preview, body), "nobody-to-write-to");
    assertNotFound(
        service.post(preview, Map.of("account", account.toString(), "version", 7)),
        "template zh/demand/7");
  }

  private static JsonNode preview(String template, Map<String, Object> body) {
    HttpResponse<String> answer = service.post(TEMPLATES + "/" + template + "/preview", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningService.JSON.readTree(answer.body());
  }

  private static Map<String, Object> words(String subject, String text) {
    return new HashMap<>(Map.of("subject", subject, "text", text));
  }

  private static void assertNotFound(HttpResponse<String> answer, String what) {
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("urn:huikuan:problem:not-found", what);
  }

  private static void assertProblem(HttpResponse<String> answer, String name) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("urn:huikuan:problem:" + name + "\"");
  }

  private static List<String> fields(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return fields(answer);
  }

  private static List<String> fields(HttpResponse<String> answer) {
    return RunningService.JSON
        .readTree(answer.body())
        .path("errors")
        .valueStream()
        .map(error -> error.path("field").asString())
        .toList();
  }

  /** A reminder to a customer that the ledger has told of. */
  private static ReminderRequested known(String customer, String invoice) {
    ReminderRequested reminder = service.reminder(customer, invoice, "500.00");
    service.customer(
        "customer " + customer, reminder.account(), wangAt(customer + "@customer.example"));
    service.settle();
    return reminder;
  }

  private static JsonNode sent(ReminderRequested reminder) {
    service.dunning(reminder.caseId(), reminder);
    service.settle();
    service.advance(SEALED);
    return message(reminder);
  }

  private static JsonNode message(ReminderRequested reminder) {
    return service.json(
        "/api/v1/notifications/"
            + MessageId.of(reminder.account().customerId(), "p-1", reminder.sending().day()));
  }

  private static InvoicePosted posted(
      AccountId account, String number, String dueOn, String amount) {
    return new InvoicePosted(
        account,
        number,
        LocalDate.parse("2013-01-02"),
        null,
        LocalDate.parse(dueOn),
        Money.parse(amount + " CNY"),
        "C-7",
        "PO 4711",
        null);
  }
}
