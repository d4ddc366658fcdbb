package huikuan.ledger.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger.Answer;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What recipients tell by the links in their mails, and what people do with it. */
class TellingTest {

  private static final LinkHouse HOUSE = new LinkHouse();
  private static final LocalDate TODAY =
      LocalDate.ofInstant(HOUSE.now(), ZoneId.of("Asia/Shanghai"));
  private static final String LATE = TODAY.minusDays(20).toString();

  @BeforeAll
  static void somethingIsOwed() {
    for (String customer : List.of("A", "B", "C", "D", "E", "F", "G", "H", "J")) {
      HOUSE.customer(customer, "客户" + customer);
      HOUSE.invoice(customer, "I-" + customer, "2012-10-01", LATE, "100.00");
    }
    HOUSE.invoice("A", "S-A", "2012-10-01", LATE, "40.00");
    HOUSE.receipt(
        "A", "R-A", "2012-12-01", "40.00", ",'allocations':[{'invoice':'S-A','amount':'40.00'}]");
  }

  private static String account(String customer) {
    return HOUSE.company() + "." + customer + ".CNY";
  }

  private static String json(String text) {
    return text.replace('"', '\'');
  }

  private static void refuses(Answer answer, int status, String problem) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.problem()).as("%s", answer.body()).isEqualTo(problem);
  }

  private static Answer sound(Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer;
  }

  static Stream<Arguments> refused() {
    String a = "{'account':'%s','number':'I-A'".formatted(account("A"));
    String other = "{'account':'%s','number':'I-B'".formatted(account("B"));
    String promise = "{'account':'%s'".formatted(account("A"));
    String person = "{'name':'李明'";
    return Stream.of(
        reason(a + "}", 400, "reason"),
        reason(a + ",'reason':'other'}", 400, "reason"),
        reason(a + ",'reason':'noBudget','why':'x'}", 400, "why"),
        reason(a + ",'reason':'noBudget','day':'%s'}".formatted(TODAY), 400, "day"),
        reason(a + ",'reason':'inApproval'}", 400, "day"),
        reason(a + ",'reason':'inApproval','day':'%s'}".formatted(TODAY.minusDays(1)), 400, "day"),
        reason(
            a + ",'reason':'inApproval','day':'%s'}".formatted(TODAY.plusYears(1).plusDays(1)),
            400,
            "day"),
        reason(a + ",'reason':'paid'}", 400, "day"),
        reason(a + ",'reason':'paid','day':'%s'}".formatted(TODAY.plusDays(1)), 400, "day"),
        reason(a + ",'reason':'noBudget','file':'%s'}".formatted("ab".repeat(32)), 400, "file"),
        reason(a + ",'reason':'noBudget','kind':'receipt'}", 400, "kind"),
        reason("{'number':'I-A','reason':'noBudget'}", 400, "account"),
        reason(a + ",'kind':'refund','reason':'noBudget'}", 404, ""),
        reason(a.replace("I-A", "I-X") + ",'reason':'noBudget'}", 404, ""),
        reason(other + ",'reason':'noBudget'}", 404, ""),
        reason(a.replace("I-A", "S-A") + ",'reason':'noBudget'}", 409, ""),
        promise(promise + ",'on':'%s'}".formatted(TODAY), 400, "amount"),
        promise(promise + ",'amount':'0.00','on':'%s'}".formatted(TODAY), 400, "amount"),
        promise(promise + ",'amount':'100.01','on':'%s'}".formatted(TODAY), 400, "amount"),
        promise(promise + ",'amount':'1.00'}", 400, "on"),
        promise(promise + ",'amount':'1.00','on':'%s'}".formatted(TODAY.minusDays(1)), 400, "on"),
        promise(
            promise + ",'amount':'1.00','on':'%s'}".formatted(TODAY.plusYears(1).plusDays(1)),
            400,
            "on"),
        promise("{'account':'x','amount':'1.00'}", 400, "account"),
        promise(
            "{'account':'%s','amount':'1.00','on':'%s'}".formatted(account("B"), TODAY), 404, ""),
        promise(
            "{'account':'%s','amount':'1.00','on':'%s'}"
                .formatted(account("A").replace("CNY", "USD"), TODAY),
            409,
            ""),
        dispute(a + "}", 400, "reason"),
        dispute(a + ",'reason':'short-payment'}", 400, "reason"),
        dispute(a + ",'reason':'noBudget'}", 400, "reason"),
        dispute(a + ",'reason':'quality','amount':'100.01'}", 400, "amount"),
        dispute(a + ",'reason':'quality','amount':'0.00'}", 400, "amount"),
        dispute(a + ",'reason':'quality','day':'%s'}".formatted(TODAY), 400, "day"),
        dispute(a + ",'reason':'quality','file':'%s'}".formatted("ab".repeat(32)), 400, "file"),
        dispute("{'number':'I-A','reason':'quality'}", 400, "account"),
        dispute("{'account':'%s','reason':'quality'}".formatted(account("A")), 400, "number"),
        dispute(a.replace("I-A", "I-X") + ",'reason':'quality'}", 404, ""),
        dispute(other + ",'reason':'quality'}", 404, ""),
        dispute(a.replace("I-A", "S-A") + ",'reason':'quality'}", 409, ""),
        Arguments.of("/person", person + "}", 400, "email"),
        Arguments.of("/person", person + ",'email':'x'}", 400, "email"),
        Arguments.of("/person", person + ",'mobile':'x'}", 400, "mobile"),
        Arguments.of("/person", "{'email':'li@c.example'}", 400, "name"),
        Arguments.of("/letter/reply", "{'outcome':'agreed'}", 404, ""));
  }

  private static Arguments reason(String body, int status, String field) {
    return Arguments.of("/reasons", body, status, field);
  }

  private static Arguments dispute(String body, int status, String field) {
    return Arguments.of("/disputes", body, status, field);
  }

  private static Arguments promise(String body, int status, String field) {
    return Arguments.of("/promises", body, status, field);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatCannotBeIsRefusedAndNothingIsRecorded(
      String path, String body, int status, String field) {
    String link = HOUSE.link("A", "p1", "m-refused", null);
    sound(HOUSE.view(link));
    long before = HOUSE.ledger().log().head();
    Answer answer = HOUSE.tell(link, path, body);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    if (!field.isEmpty()) {
      assertThat(
              answer.body().path("errors").valueStream().map(each -> each.path("field").asString()))
          .as("%s", answer.body())
          .contains(field);
    }
    assertThat(HOUSE.ledger().log().after(before, 10)).isEmpty();
  }

  @Test
  void whatIsToldStandsOnThePageAndInTheListOfWhatWasTold() {
    String link = HOUSE.link("C", "p1", "m-1", null);
    String approval =
        "{'account':'%s','number':'I-C','reason':'inApproval','day':'%s','note':'总监'}"
            .formatted(account("C"), TODAY.plusDays(7));
    Answer told = sound(HOUSE.tell(link, "/reasons", approval));
    assertThat(told.text("/items/0/told/reason")).isEqualTo("inApproval");
    assertThat(told.text("/items/0/told/day")).isEqualTo(TODAY.plusDays(7).toString());
    assertThat(told.body().toString()).doesNotContain("总监");
    long before = HOUSE.ledger().log().head();
    sound(HOUSE.tell(link, "/reasons", approval));
    assertThat(HOUSE.ledger().log().after(before, 10)).isEmpty();
    String other = HOUSE.link("C", "p2", "m-2", null);
    sound(
        HOUSE.tell(
            other,
            "/reasons",
            "{'account':'%s','number':'I-C','kind':'invoice','reason':'paid','day':'%s','reference':'ICBC 1'}"
                .formatted(account("C"), TODAY)));
    Answer promised =
        sound(
            HOUSE.tell(
                link,
                "/promises",
                "{'account':'%s','amount':'60.00','on':'%s'}"
                    .formatted(account("C"), TODAY.plusDays(3))));
    assertThat(promised.text("/items/0/told/reason")).isEqualTo("paid");
    assertThat(promised.text("/promises/0/amount")).isEqualTo("60.00");
    assertThat(promised.text("/promises/0/on")).isEqualTo(TODAY.plusDays(3).toString());

    String list = "/customers/" + HOUSE.company() + "/C/told";
    Answer all = HOUSE.get(list);
    assertThat(all.body().path("told").valueStream().map(each -> each.path("what").asString()))
        .containsExactly("promise", "reason", "opened", "reason", "opened");
    assertThat(all.text("/told/3/note")).isEqualTo("总监");
    assertThat(all.text("/told/1/reference")).isEqualTo("ICBC 1");
    Answer first = HOUSE.get(list + "?limit=2");
    Answer second = HOUSE.get(list + "?limit=2&after=" + first.text("/next"));
    assertThat(second.text("/told/0/what")).isEqualTo("opened");
    Answer third = HOUSE.get(list + "?limit=2&after=" + second.text("/next"));
    assertThat(third.body().path("told")).hasSize(1);
    assertThat(third.body().has("next")).isFalse();
    refuses(HOUSE.get("/customers/" + HOUSE.company() + "/nobody/told"), 404, "not-found");
    assertThat(events("C")).allMatch(event -> event.actor().startsWith("recipient:p"));
  }

  @Test
  void whatIsDisputedStandsOnThePageAndInTheListOfWhatWasTold() {
    String link = HOUSE.link("J", "p1", "m-1", null);
    String hash = sound(slip(link, "a price list", "")).text("/hash");
    String part =
        "{'account':'%s','number':'I-J','amount':'20.00','reason':'wrong-price','note':'十二元','file':'%s'}"
            .formatted(account("J"), hash);
    Answer told = sound(HOUSE.tell(link, "/disputes", part));
    assertThat(told.text("/items/0/disputed/reason")).isEqualTo("wrong-price");
    assertThat(told.text("/items/0/disputed/amount")).isEqualTo("20.00");
    assertThat(told.body().at("/items/0").has("told")).isFalse();
    assertThat(told.body().toString()).doesNotContain("十二元");
    long before = HOUSE.ledger().log().head();
    sound(HOUSE.tell(link, "/disputes", part));
    assertThat(HOUSE.ledger().log().after(before, 10)).isEmpty();

    String whole =
        "{'account':'%s','kind':'invoice','number':'I-J','reason':'duplicate'}"
            .formatted(account("J"));
    Answer all = sound(HOUSE.tell(HOUSE.link("J", "p2", "m-2", null), "/disputes", whole));
    assertThat(all.text("/items/0/disputed/reason")).isEqualTo("duplicate");
    assertThat(all.body().at("/items/0/disputed").has("amount")).isFalse();

    Answer list = HOUSE.get("/customers/" + HOUSE.company() + "/J/told");
    assertThat(list.body().path("told").valueStream().map(each -> each.path("what").asString()))
        .containsExactly("dispute", "opened", "dispute", "opened");
    assertThat(list.text("/told/0/dispute")).isEqualTo("duplicate");
    assertThat(list.text("/told/2/amount")).isEqualTo("20.00");
    assertThat(list.text("/told/2/file")).isEqualTo(hash);
    assertThat(list.text("/told/2/note")).isEqualTo("十二元");
  }

  @Test
  void anAnswerRenewsTheConfirmationOfSomebodyWhomWeHadConfirmed() {
    String contacts = "/customers/" + HOUSE.company() + "/H/contacts";
    String call = "{'how':'call','on':'%s'}".formatted(TODAY.minusDays(80));
    sound(HOUSE.post(contacts + "/p1/confirm", call));
    String reason = "{'account':'%s','number':'I-H','reason':'noBudget'}".formatted(account("H"));
    sound(HOUSE.tell(HOUSE.link("H", "p2", "m-2", null), "/reasons", reason));
    sound(HOUSE.tell(HOUSE.link("H", "p1", "m-1", null), "/reasons", reason));

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> HOUSE.get(contacts).text("/contacts/0/confirmation/how").equals("reply"));
    Answer all = HOUSE.get(contacts);
    assertThat(all.text("/contacts/0/confirmation/on")).isEqualTo(TODAY.toString());
    assertThat(all.text("/contacts/0/confirmation/reference")).isEqualTo("m-1");
    assertThat(all.text("/contacts/1/state")).as("never confirmed").isEqualTo("proposed");
  }

  private static List<RecordedEvent> events(String customer) {
    return HOUSE.ledger().log().ofAggregate("links/" + HOUSE.customer(customer), 0);
  }

  @Test
  void anInvoiceIsToldWithItsLinesAndOnlyToItsCustomer() {
    String link = HOUSE.link("A", "p1", "m-item", null);
    Answer invoice = sound(HOUSE.by(link, "GET", "/items/" + account("A") + "/invoice/I-A", ""));
    assertThat(invoice.text("/reference")).isEqualTo("PO 1");
    assertThat(invoice.text("/lines/0/item")).isEqualTo("阀门");
    assertThat(invoice.text("/lines/0/quantity")).isEqualTo("2");
    assertThat(invoice.body().toString()).doesNotContain("li.na");
    assertThat(
            sound(HOUSE.by(link, "GET", "/items/" + account("A") + "/receipt/R-A", ""))
                .text("/open"))
        .isEqualTo("0.00");
    for (String path :
        List.of(
            account("B") + "/invoice/I-B",
            account("A") + "/invoice/I-B",
            account("A") + "/refund/I-A",
            account("A") + "/writeOff/I-A")) {
      refuses(HOUSE.by(link, "GET", "/items/" + path, ""), 404, "not-found");
    }
    refuses(HOUSE.by(link, "GET", "/items/" + account("A") + "/bill/I-A", ""), 400, "invalid");
  }

  @Test
  void paymentSlipsAreKeptForTheCompanyUpToTen() {
    String link = HOUSE.link("D", "p1", "m-1", null);
    String hash = "";
    for (int at = 0; at < 10; at++) {
      Answer sent = slip(link, "slip " + at, "?name=slip.pdf");
      hash = sound(sent).text("/hash");
    }
    assertThat(sound(slip(link, "slip 9", "")).text("/hash")).isEqualTo(hash);
    refuses(slip(link, "slip 10", ""), 409, "too-many-files");
    assertThat(sound(slip(HOUSE.link("D", "p1", "m-2", null), "slip 10", "")).status())
        .isEqualTo(200);
    refuses(
        HOUSE.ledger().send("POST", "/api/v1/recipient/files", "application/pdf", "no link"),
        404,
        "link-unknown");
    refuses(HOUSE.file(link, "application/pdf", "nothing of the kind", ""), 422, "file-refused");
    refuses(HOUSE.file(link, "text/plain", "text", ""), 415, "unsupported-media-type");
    refuses(
        HOUSE.file(link, "application/pdf", "x".repeat(5 * 1024 * 1024 + 1), ""), 413, "too-large");
    assertThat(HOUSE.get("/companies/" + HOUSE.company() + "/files/" + "ab".repeat(32)).status())
        .isEqualTo(404);
    String paid =
        "{'account':'%s','number':'I-D','reason':'paid','day':'%s','file':'%s'}"
            .formatted(account("D"), TODAY, hash);
    sound(HOUSE.tell(link, "/reasons", paid));
    refuses(HOUSE.tell(HOUSE.link("D", "p2", "m-3", null), "/reasons", paid), 400, "invalid");
    assertThat(HOUSE.get("/customers/" + HOUSE.company() + "/D/told").text("/told/0/what"))
        .isEqualTo("opened");
  }

  private static Answer slip(String link, String content, String query) {
    return HOUSE.file(
        link,
        "application/pdf",
        """
        %%PDF-1.4
        %% %s
        1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
        2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj
        trailer << /Root 1 0 R >>
        startxref
        0
        %%%%EOF
        """
            .formatted(content),
        query);
  }

  @Test
  void aPersonWhoIsNamedIsAContactWhenANumberKnownBeforeWasCalled() {
    String link = HOUSE.link("E", "p1", "m-1", null);
    Answer named =
        sound(
            HOUSE.tell(
                link, "/person", "{'name':'李明','email':'li@C.example','mobile':'13900000000'}"));
    assertThat(named.text("/named/state")).isEqualTo("proposed");
    // The other recipient of the customer is not told.
    assertThat(HOUSE.view(HOUSE.link("E", "p2", "m-2", null)).body().has("named")).isFalse();
    String waiting =
        "/proposed-contacts?company=%s&customer=E&state=proposed".formatted(HOUSE.company());
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> HOUSE.get(waiting).body().path("contacts").size() == 1);
    assertThat(HOUSE.get(waiting).text("/contacts/0/mobile")).isEqualTo("+8613900000000");

    String person = "/customers/" + HOUSE.company() + "/E/proposed-contacts/named-1";
    refuses(HOUSE.post(person.replace("named-1", "named-7") + "/confirm", ""), 404, "not-found");
    refuses(HOUSE.post(person + "/confirm", "{'called':'+8613900000000'}"), 400, "invalid");
    refuses(HOUSE.post(person + "/confirm", "{}"), 400, "invalid");
    refuses(HOUSE.post(person + "/dismiss", "{}"), 400, "invalid");
    String called = "{'called':'%s','note':'总机'}".formatted(LinkHouse.PHONE);
    Answer confirmed = sound(HOUSE.post(person + "/confirm", called));
    assertThat(confirmed.text("/state")).isEqualTo("confirmed");
    assertThat(confirmed.text("/contact")).isEqualTo("named-1");
    String data = "/customers/" + HOUSE.company() + "/E";
    Answer customer = HOUSE.get(data);
    assertThat(json(customer.body().at("/contacts/2").toString()))
        .isEqualTo(
            "{'id':'named-1','name':'李明','role':'paymentResponsible','email':'li@c.example','mobile':'+8613900000000','validFrom':'%1$s','addresses':[{'kind':'email','value':'li@c.example','designated':false},{'kind':'mobile','value':'+8613900000000','designated':false}],'windows':[],'state':'confirmed','confirmation':{'on':'%1$s','by':'anonymous','how':'call'},'basis':'contract','source':'recipient:p1','sameAs':['p2']}"
                .formatted(TODAY));
    assertThat(sound(HOUSE.post(person + "/confirm", called)).text("/contact"))
        .isEqualTo("named-1");
    assertThat(HOUSE.get(data).position()).isEqualTo(customer.position());
    refuses(HOUSE.post(person + "/dismiss", "{'reason':'no'}"), 409, "person-decided");
    assertThat(HOUSE.view(link).text("/named/state")).isEqualTo("confirmed");

    // A contact that is forgotten is not added again.
    sound(HOUSE.post(data + "/contacts/p1/confirm", "{'how':'call'}"));
    Answer forgotten =
        HOUSE.post(data + "/contacts/named-1/forget", "{'reason':'the wrong person'}");
    assertThat(forgotten.text("/forgotten/0")).isEqualTo("named-1");
    sound(HOUSE.post(person + "/confirm", called));
    assertThat(HOUSE.get(data).body().path("contacts")).hasSize(2);
  }

  @Test
  void aPersonWhoIsDismissedGetsNothing() {
    String link = HOUSE.link("F", "p1", "m-1", null);
    sound(HOUSE.tell(link, "/person", "{'name':'李明','mobile':'13900000000'}"));
    String person = "/customers/" + HOUSE.company() + "/F/proposed-contacts/named-1";
    for (int again = 0; again < 2; again++) {
      Answer dismissed =
          sound(HOUSE.post(person + "/dismiss", "{'reason':'nobody knows this person'}"));
      assertThat(dismissed.text("/state")).isEqualTo("dismissed");
      assertThat(dismissed.text("/reason")).isEqualTo("nobody knows this person");
    }
    refuses(
        HOUSE.post(person + "/confirm", "{'called':'%s'}".formatted(LinkHouse.PHONE)),
        409,
        "person-decided");
    assertThat(HOUSE.get("/customers/" + HOUSE.company() + "/F").body().path("contacts"))
        .hasSize(2);
    refuses(HOUSE.get("/proposed-contacts?company=T1&state=new"), 400, "invalid");
    refuses(HOUSE.get("/proposed-contacts"), 400, "invalid");
  }

  @Test
  void aLinkEndsWithItsTimeItsContactAndWhenItIsRevoked() {
    String revoke = "/customers/" + HOUSE.company() + "/G/links/revoke";
    String one = HOUSE.link("G", "p1", "m-1", null);
    String two = HOUSE.link("G", "p1", "m-2", null);
    refuses(HOUSE.view(one + "x"), 404, "link-unknown");
    refuses(HOUSE.view(" "), 404, "link-unknown");
    refuses(
        HOUSE.view(HOUSE.link("G", "p1", "m-0", null, HOUSE.now().minus(Duration.ofDays(60)))),
        410,
        "link-expired");
    refuses(HOUSE.view(HOUSE.link("G", "p7", "m-7", null)), 410, "link-revoked");
    refuses(HOUSE.view(HOUSE.link("nobody", "p1", "m-7", null)), 410, "link-revoked");
    sound(HOUSE.view(one));
    sound(HOUSE.post(revoke, "{'message':'m-1'}"));
    refuses(HOUSE.view(one), 410, "link-revoked");
    refuses(
        HOUSE.tell(one, "/person", "{'name':'李明','mobile':'13900000000'}"), 410, "link-revoked");
    sound(HOUSE.view(two));
    sound(HOUSE.post(revoke, "{}"));
    sound(HOUSE.post(revoke, "{}"));
    refuses(HOUSE.view(two), 410, "link-revoked");
    String three = HOUSE.link("G", "p1", "m-3", null, HOUSE.now().plusSeconds(1));
    sound(HOUSE.view(three));
    HOUSE.customer("G", "庚", "another@c.example");
    refuses(HOUSE.view(three), 410, "link-revoked");
    HOUSE.customer("G", "庚");
    sound(HOUSE.view(three));
    refuses(HOUSE.post(revoke, "{'letter':'x'}"), 400, "invalid");
    refuses(HOUSE.post(revoke.replace("/G/", "/nobody/"), "{}"), 404, "not-found");
  }
}
