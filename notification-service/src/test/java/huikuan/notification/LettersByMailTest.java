package huikuan.notification;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static huikuan.notification.Samples.PDF;
import static huikuan.notification.Samples.letter;
import static huikuan.notification.Samples.wangAt;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.CaseHeld;
import huikuan.contracts.dunning.DunningEvent.ReminderRequested;
import huikuan.contracts.ledger.BasisEvent.EvidenceWithdrawn;
import huikuan.contracts.ledger.EvidenceCopyRequested;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LetterEvent.LetterMailRequested;
import huikuan.contracts.ledger.LetterEvent.ReplyTo;
import huikuan.contracts.ledger.LetterKind;
import huikuan.contracts.ledger.Subject.OfItem;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyBounced;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyFailed;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyMailed;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyWithheld;
import huikuan.contracts.notification.NotificationEvent.LetterMailBounced;
import huikuan.contracts.notification.NotificationEvent.LetterMailFailed;
import huikuan.contracts.notification.NotificationEvent.LetterMailWithheld;
import huikuan.contracts.notification.NotificationEvent.LetterMailed;
import huikuan.contracts.notification.NotificationEvent.OfCopy;
import huikuan.contracts.notification.NotificationEvent.OfLetter;
import huikuan.embedded.CaughtMail;
import huikuan.notification.mail.Servers;
import huikuan.notification.message.Attachment;
import huikuan.notification.message.BalanceLetter;
import huikuan.notification.message.Content;
import huikuan.notification.message.CopyRequest;
import huikuan.notification.message.LetterRequest;
import huikuan.notification.message.MessageId;
import huikuan.notification.proof.Proof;
import huikuan.platform.link.LinkRefused;
import huikuan.platform.link.RecipientLink;
import huikuan.platform.projection.ReadModelFindings;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Letters about balances through the whole service: Kafka in, mail and Kafka out, HTTP. */
class LettersByMailTest {

  /** The customer's data that the ledger decided by are known here, whichever they are. */
  private static final String FIRST = "0000000000000000000.0000000000";

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start();
    service.keep(PDF);
  }

  /** Each test has a day of its own, on which its letters leave. */
  @BeforeEach
  void theNextMorning() {
    service.nextMorning();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aLetterAskedForThreeTimesIsOneMailWithItsDocument() throws Exception {
    LetterMailRequested asked = known("ONCE", LetterKind.POSITIVE);
    service.ledger("once-1", asked);
    service.ledger("once-1", asked);
    service.ledger("once-2", asked);
    service.settle();

    CaughtMail mail = onlyMailTo("ONCE");
    assertThat(mail.subject()).isEqualTo("往来询证函 L-ONCE：截至2013年1月31日的往来账项核对");
    assertThat(mail.text()).contains("贵公司欠本公司 人民币 128,000.00 元", "并非催款结算");
    assertThat(Servers.attached(service.mail(mail.id()))).isEqualTo(PDF);

    JsonNode shown = message(asked);
    RecipientLink link = linkIn(mail);
    assertThat(link.customer()).isEqualTo(asked.account().customerId());
    assertThat(link.contactId()).isEqualTo("p-1");
    assertThat(link.message()).isEqualTo(shown.path("id").asString());
    assertThat(link.letter()).isEqualTo("L-ONCE");
    assertThat(link.madeAt()).isEqualTo(shown.path("sentAt").asString());
    assertThat(link.expiresAt()).isEqualTo(link.madeAt().plus(Duration.ofDays(60)));
    for (String part : List.of("body", "html")) {
      assertThat(shown.path(part).asString()).contains("https://huikuan.example/r/…");
      assertThat(shown.path(part).asString()).doesNotContain("/r/ey");
    }
    assertThat(shown.path("kind").asString()).isEqualTo("letter");
    assertThat(shown.path("status").asString()).isEqualTo("sent");
    assertThat(shown.path("template").asString()).isEqualTo("zh/letter-positive/1");
    assertThat(shown.path("invoiceCount").asInt()).isZero();
    assertThat(shown.has("role")).isFalse();
    assertThat(shown.path("recipient").path("email").asString()).isEqualTo("once@customer.example");
    assertThat(shown.path("letter"))
        .isEqualTo(
            RunningService.JSON.readTree(
                """
                {"number":"L-ONCE","request":1,"followUp":0,"kind":"positive",
                 "account":"CN01.ONCE.CNY","cutOff":"2013-01-31","balance":"128000.00",
                 "answerBy":"2013-02-25",
                 "attachment":{"name":"询证函 L-1.pdf","mediaType":"application/pdf",
                  "hash":"%s","size":%d}}\
                """
                    .formatted(Samples.DOCUMENT.hash(), PDF.length)));
    assertThat(told("ONCE"))
        .containsExactly(
            new LetterMailed(
                shown.path("id").asString(),
                asked.account().customerId(),
                "L-ONCE",
                1,
                "mail",
                "p-1",
                shown.path("hash").asString(),
                1,
                service.now()));
  }

  @Test
  void theProofCoversTheDocument() {
    LetterMailRequested asked = known("PROOF", LetterKind.STATEMENT);
    service.ledger("proof", asked);
    service.settle();
    JsonNode shown = message(asked);
    JsonNode to = shown.path("recipient");
    Content content =
        new Content(
            shown.path("subject").asString(),
            shown.path("body").asString(),
            shown.path("html").asString(),
            null,
            new Attachment("询证函 L-1.pdf", "application/pdf", Samples.DOCUMENT.hash(), 0));
    assertThat(
            new Proof(
                    shown.path("salt").asString(),
                    to.path("email").asString(),
                    to.path("name").asString(),
                    "any",
                    content)
                .hash())
        .isEqualTo(shown.path("hash").asString());
    assertThat(shown.path("content").asString()).isEqualTo("kept");
    String hash = shown.path("hash").asString();
    String sealed = service.inStore("proofs").find(eq("_id", hash)).first().getString("sealed");
    service.inStore("proofs").updateOne(eq("_id", hash), set("sealed", shortened(sealed)));
    assertThat(message(asked).path("content").asString()).isEqualTo("altered");
    service.inStore("proofs").updateOne(eq("_id", hash), set("sealed", sealed));
    assertThat(message(asked)).isEqualTo(shown);
  }

  private static String shortened(String text) {
    return text.substring(0, text.length() - 4);
  }

  @Test
  void aFollowUpIsAMessageOfItsOwn() {
    LetterMailRequested first = known("AGAIN", LetterKind.POSITIVE);
    LetterMailRequested second =
        asked("AGAIN", letter(LetterKind.POSITIVE, 1, "128000.00", "en", null), FIRST);
    service.ledger("again-1", first);
    service.settle();
    service.ledger("again-2", second);
    service.settle();
    assertThat(mailsTo("AGAIN"))
        .extracting(CaughtMail::subject)
        .containsExactly(
            "往来询证函 L-AGAIN：截至2013年1月31日的往来账项核对",
            "Your answer to our balance confirmation letter L-AGAIN as of 31 January 2013");
    assertThat(service.json("/api/v1/notifications?letter=L-AGAIN").path("items").valueStream())
        .extracting(each -> each.path("letter").path("request").asInt())
        .containsExactly(2, 1);
    assertThat(found("?account=CN01.AGAIN.CNY&status=sent")).isEqualTo(2);
    assertThat(found("?letter=L-AGAI")).isZero();
    assertThat(service.get("/api/v1/notifications?letter=%20").statusCode()).isEqualTo(400);
  }

  /** No cap binds a letter, but it counts: a courtesy of its day waits. */
  @Test
  void aLetterCountsAmongTheMessagesOfItsContact() {
    LetterMailRequested first = known("COUNTS", LetterKind.POSITIVE);
    service.ledger("counts-1", first);
    service.ledger(
        "counts-2", asked("COUNTS", letter(LetterKind.NEGATIVE, 1, "1.00", "zh", null), FIRST));
    service.settle();
    ReminderRequested reminder = service.reminder("COUNTS", "I-1", "500.00");
    service.dunning("counts-3", reminder);
    service.settleAndSeal();
    assertThat(mailsTo("COUNTS")).hasSize(2);
    assertThat(service.told().getLast().toString()).contains("CN01.COUNTS").contains("cap");
    JsonNode grounds =
        service
            .json("/api/v1/notifications/" + MessageId.ofLetter(new LetterRequest("L-COUNTS", 2)))
            .path("grounds");
    assertThat(grounds.path("ordered").asBoolean()).isTrue();
    assertThat(grounds.path("ofContact").path("today").asInt()).isEqualTo(2);
    assertThat(grounds.path("ofContact").path("orderedToday").asInt()).isEqualTo(1);
  }

  @Test
  void aCopyAskedForThreeTimesIsOneMailWithTheFile() throws Exception {
    EvidenceCopyRequested asked = knownCopy("COPY", "en");
    service.ledger("copy-1", asked);
    service.ledger("copy-1", asked);
    service.ledger("copy-2", asked);
    service.settle();

    CaughtMail mail = onlyMailTo("COPY");
    assertThat(mail.subject()).isEqualTo("Copy of the signed delivery note for invoice F-COPY");
    assertThat(mail.text())
        .contains("a copy of the signed delivery note of 9 January 2013 for invoice F-COPY")
        .contains("it is not a demand for payment")
        .doesNotContain("/r/");
    assertThat(Servers.attached(service.mail(mail.id()))).isEqualTo(PDF);

    JsonNode shown = service.json(path(asked));
    assertThat(shown.path("kind").asString()).isEqualTo("copy");
    assertThat(shown.path("status").asString()).isEqualTo("sent");
    assertThat(shown.path("template").asString()).isEqualTo("en/evidence-copy/1");
    assertThat(shown.path("locale").asString()).isEqualTo("en");
    assertThat(shown.path("content").asString()).isEqualTo("kept");
    assertThat(shown.path("grounds").path("ordered").asBoolean()).isTrue();
    assertThat(shown.has("letter")).isFalse();
    assertThat(shown.path("copy"))
        .isEqualTo(
            RunningService.JSON.readTree(
                """
                {"of":"item","account":"CN01.COPY.CNY","itemKind":"invoice","item":"F-COPY",
                 "copy":2,"number":1,"kind":"signedDeliveryNote","documentOn":"2013-01-09",
                 "attachment":{"name":"签收单 2013-01-09.pdf","mediaType":"application/pdf",
                  "hash":"%s","size":%d}}\
                """
                    .formatted(Samples.DOCUMENT.hash(), PDF.length)));
    assertThat(found("?account=CN01.COPY.CNY&invoice=F-COPY")).isEqualTo(1);
    assertThat(toldOfCopies("COPY"))
        .containsExactly(
            new EvidenceCopyMailed(
                shown.path("id").asString(),
                asked.customer(),
                asked.subject(),
                2,
                "mail",
                "p-1",
                shown.path("hash").asString(),
                1,
                service.now()));
  }

  @Test
  void aCopyThatComesBackIsToldAndOneToNobodyToo() {
    EvidenceCopyRequested asked = knownCopy("BACK-COPY", "zh");
    service.ledger("back-copy", asked);
    service.settle();
    service.post(path(asked) + "/bounce", Map.of("reason", "550 5.1.1 unknown"));
    service.settle();
    assertThat(toldOfCopies("BACK-COPY").getLast())
        .isInstanceOfSatisfying(
            EvidenceCopyBounced.class,
            it -> assertThat(it.reason()).isEqualTo("550 5.1.1 unknown"));

    EvidenceCopyRequested gone = knownCopy("GONE-COPY", "zh");
    service.forget("gone-copy-1", AccountId.parse("CN01.GONE-COPY.CNY"), "p-1");
    service.ledger("gone-copy-2", gone);
    service.settle();
    assertThat(mailsTo("GONE-COPY")).isEmpty();
    assertThat(toldOfCopies("GONE-COPY"))
        .singleElement()
        .isInstanceOfSatisfying(
            EvidenceCopyFailed.class, it -> assertThat(it.reason()).isEqualTo("contact-gone"));
  }

  @Test
  void aCopyOfWhatWasWithdrawnMeanwhileIsWithheld() {
    EvidenceCopyRequested asked = knownCopy("DRAWN", "zh");
    service.ledger("drawn-1", new EvidenceWithdrawn(asked.subject(), asked.number()));
    service.settle();
    service.ledger("drawn-2", asked);
    service.settle();
    assertThat(mailsTo("DRAWN")).isEmpty();
    assertThat(toldOfCopies("DRAWN"))
        .singleElement()
        .isInstanceOfSatisfying(
            EvidenceCopyWithheld.class,
            it -> assertThat(it.reason()).isEqualTo("evidence-withdrawn"));
  }

  /** The ledger decided by data that arrive later. */
  @Test
  void aLetterWaitsForTheCustomersData() {
    String sequence = "0000000000000900000.0000000000";
    LetterMailRequested asked = asked("WAITS", letter(LetterKind.POSITIVE), sequence);
    service.ledger("waits-1", asked);
    service.settle();
    assertThat(mailsTo("WAITS")).isEmpty();
    assertThat(service.get(path(asked)).statusCode()).isEqualTo(404);
    assertThat(stuck().path("cause").asString()).contains("CN01.WAITS", sequence);
    service.customer("waits-2", asked.account());
    service.contact("waits-3", sequence, asked.account(), wangAt("waits@customer.example"));
    service.settle();
    for (JsonNode still = stuck(); still.has("id"); still = stuck()) {
      service.post("/api/v1/notifications/stuck/" + encoded(still.path("id")) + "/retry");
    }
    service.settle();
    assertThat(mailsTo("WAITS")).hasSize(1);
  }

  @Test
  void aLetterThatComesBackIsTold() {
    LetterMailRequested asked = known("BACK", LetterKind.POSITIVE);
    service.ledger("back", asked);
    service.settle();
    for (String reason : List.of("550 5.1.1 <back@customer.example> unknown", "gone")) {
      HttpResponse<String> answer = service.post(path(asked) + "/bounce", Map.of("reason", reason));
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    service.settle();
    assertThat(message(asked).path("status").asString()).isEqualTo("bounced");
    assertThat(told("BACK").getLast())
        .isEqualTo(
            new LetterMailBounced(
                message(asked).path("id").asString(),
                asked.account().customerId(),
                "L-BACK",
                1,
                "mail",
                "p-1",
                "550 5.1.1 <recipient> unknown",
                message(asked).path("grounds").path("customerSequence").asString(),
                service.now()));
    assertThat(told("BACK")).hasSize(2);
  }

  @Test
  void aContactThatIsGoneIsTold() {
    LetterMailRequested asked = known("GONE", LetterKind.POSITIVE);
    service.forget("gone-1", asked.account(), "p-1");
    service.ledger("gone-2", asked);
    service.settle();
    assertThat(mailsTo("GONE")).isEmpty();
    assertThat(message(asked).path("status").asString()).isEqualTo("failed");
    assertThat(told("GONE"))
        .singleElement()
        .isInstanceOfSatisfying(
            LetterMailFailed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo("contact-gone");
              assertThat(failed.undeliverable()).isFalse();
              assertThat(failed.attempts()).isZero();
            });
  }

  @Test
  void aDemandWithAnItemOnHoldIsWithheldAndAConfirmationLeaves() {
    LetterMailRequested demand = known("HELD", LetterKind.DEMAND);
    AccountId account = demand.account();
    LocalDate posted = LocalDate.parse("2013-01-02");
    Money amount = Money.parse("128000.00 CNY");
    service.ledger(
        "held-1",
        new InvoicePosted(
            account, "611365", posted, null, posted.plusDays(30), amount, null, null, null));
    service.dunning(
        "held-2",
        new CaseHeld(
            "held", account, ItemKind.INVOICE, "611365", amount, service.today().plusDays(9)));
    service.settle();
    service.ledger("held-3", demand);
    service.ledger(
        "held-4", asked("HELD", letter(LetterKind.POSITIVE, 1, "128000.00", "zh", null), FIRST));
    service.settle();
    assertThat(mailsTo("HELD"))
        .extracting(CaughtMail::subject)
        .containsExactly("往来询证函 L-HELD：敬请答复（截至2013年1月31日的往来账项）");
    JsonNode shown = message(demand);
    assertThat(shown.path("status").asString()).isEqualTo("withdrawn");
    assertThat(shown.path("error").asString()).isEqualTo("on-hold");
    assertThat(shown.path("letter").path("detail").asString()).isEqualTo("invoice 611365");
    assertThat(found("?customer=HELD&company=CN01&invoice=611365")).isEqualTo(1);
    assertThat(told("HELD"))
        .contains(
            new LetterMailWithheld(
                shown.path("id").asString(),
                account.customerId(),
                "L-HELD",
                1,
                "on-hold",
                "invoice 611365"));
  }

  @Test
  void answersToALetterOfAnAuditorGoToTheAuditor() throws Exception {
    known("AUDIT", LetterKind.POSITIVE);
    ReplyTo auditor = new ReplyTo("Sample Auditors", "letters@auditors.example");
    service.ledger(
        "audit", asked("AUDIT", letter(LetterKind.POSITIVE, 0, "1.00", "en", auditor), FIRST));
    service.settle();
    CaughtMail mail = onlyMailTo("AUDIT");
    assertThat(mail.header("Reply-To")).hasValue("Sample Auditors <letters@auditors.example>");
    assertThat(mail.text())
        .contains("directly to Sample Auditors (letters@auditors.example)")
        .doesNotContain("/r/");
  }

  @Test
  void aLetterWhoseDayIsOverIsWithheld() {
    LetterMailRequested asked = known("LATE", LetterKind.POSITIVE);
    service.nextMorning();
    service.ledger("late", asked);
    service.settle();
    assertThat(mailsTo("LATE")).isEmpty();
    assertThat(told("LATE"))
        .singleElement()
        .isInstanceOfSatisfying(
            LetterMailWithheld.class, it -> assertThat(it.reason()).isEqualTo("day-over"));
  }

  @Test
  void templatesOfLettersAreShownWithASampleAndKeepToTheirRules() {
    LetterMailRequested asked = known("SHOWN", LetterKind.POSITIVE);
    service.settle();
    String templates = "/api/v1/notifications/templates/";
    HttpResponse<String> shown =
        service.post(
            templates + "letter-demand/en/preview", Map.of("account", asked.account().toString()));
    assertThat(shown.statusCode()).isEqualTo(200);
    JsonNode preview = RunningService.JSON.readTree(shown.body());
    assertThat(preview.path("template").asString()).isEqualTo("en/letter-demand/1");
    assertThat(preview.path("recipient").asString()).isEqualTo("王芳");
    assertThat(preview.path("invoiceCount").asInt()).isZero();
    assertThat(preview.path("text").asString())
        .contains("SAMPLE-0815", "This letter is a formal demand for payment")
        .contains("online:\nhttps://huikuan.example/r/…\n");
    assertThat(
            service
                .put(
                    templates + "letter-positive/zh",
                    Map.of("subject", "{{number}}", "text", "{{balance}} {{claims}}"))
                .body())
        .contains("template-refused", "there is no name claims");
    assertThat(
            service
                .put(
                    templates + "my-letter/zh",
                    Map.of(
                        "kind",
                        "letter",
                        "subject",
                        "{{title}} {{number}}",
                        "text",
                        "{{number}} {{cutOff}} {{balance}} {{purpose}} {{answerBy}} {{replyTo}}"
                            + " {{thirdParty}} {{document}} {{company}}"))
                .statusCode())
        .isEqualTo(201);
  }

  /** Whatever the tests before it did. */
  @Test
  void whatIsKeptIsWhatTheLogTells() {
    LetterMailRequested asked = known("REBUILT", LetterKind.POSITIVE);
    service.ledger("rebuilt", asked);
    service.settle();
    Map<String, ReadModelFindings> findings = service.findings();
    for (String name : List.of("messages", "proofs", "reached", "open-amounts", "customers")) {
      assertThat(findings.get(name)).as(name).returns(true, ReadModelFindings::sound);
    }
    assertThat(findings.get("messages").entries()).isPositive();
  }

  /** What the link in a mail is for. */
  private static RecipientLink linkIn(CaughtMail mail) throws LinkRefused {
    Matcher link = Pattern.compile("https://huikuan.example/r/(\\S+)").matcher(mail.text());
    assertThat(link.find()).isTrue();
    assertThat(mail.html()).contains("href=\"" + link.group() + "\"");
    return Servers.LINKS.read(link.group(1), service.now());
  }

  private static LetterMailRequested known(String customer, LetterKind kind) {
    LetterMailRequested asked = asked(customer, letter(kind), FIRST);
    service.customer(
        "customer " + customer,
        asked.account(),
        wangAt(customer.toLowerCase(Locale.ROOT) + "@customer.example"));
    service.settle();
    return asked;
  }

  /** To leave today, to a customer of its own. */
  private static LetterMailRequested asked(
      String customer, BalanceLetter letter, String customerSequence) {
    AccountId account = AccountId.parse("CN01." + customer + ".CNY");
    return Samples.asked(
        Samples.of(account, "L-" + customer, letter),
        Samples.sending(service.today()),
        customerSequence);
  }

  /** To leave today, to a customer of its own. */
  private static EvidenceCopyRequested knownCopy(String customer, String language) {
    AccountId account = AccountId.parse("CN01." + customer + ".CNY");
    service.customer(
        "customer " + customer,
        account,
        wangAt(customer.toLowerCase(Locale.ROOT) + "@customer.example"));
    service.settle();
    return Samples.asked(
        Samples.copy(new OfItem(account, ItemKind.INVOICE, "F-" + customer), language),
        account.customerId(),
        Samples.sending(service.today()),
        FIRST);
  }

  private static String path(EvidenceCopyRequested asked) {
    CopyRequest request = new CopyRequest(asked.subject(), asked.copy());
    return "/api/v1/notifications/" + MessageId.ofCopy(request);
  }

  private static List<OfCopy> toldOfCopies(String customer) {
    return service.told(OfCopy.class).stream()
        .filter(event -> event.customer().customer().equals(customer))
        .toList();
  }

  private static String path(LetterMailRequested asked) {
    LetterRequest request = new LetterRequest(asked.letter(), asked.request());
    return "/api/v1/notifications/" + MessageId.ofLetter(request);
  }

  private static JsonNode stuck() {
    return service.json("/api/v1/notifications/stuck?about=CN01.WAITS").path("stuck").path(0);
  }

  private static String encoded(JsonNode text) {
    return URLEncoder.encode(text.asString(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static JsonNode message(LetterMailRequested asked) {
    return service.json(path(asked));
  }

  private static int found(String query) {
    return service.json("/api/v1/notifications" + query).path("items").size();
  }

  private static List<CaughtMail> mailsTo(String customer) {
    String address = customer.toLowerCase(Locale.ROOT) + "@customer.example";
    return service.mails().stream()
        .filter(mail -> mail.to().contains(address))
        .sorted(Comparator.comparing(mail -> Integer.parseInt(mail.id())))
        .toList();
  }

  private static CaughtMail onlyMailTo(String customer) {
    assertThat(mailsTo(customer)).hasSize(1);
    return mailsTo(customer).getFirst();
  }

  private static List<OfLetter> told(String customer) {
    return service.told(OfLetter.class).stream()
        .filter(event -> event.customer().customer().equals(customer))
        .toList();
  }
}
