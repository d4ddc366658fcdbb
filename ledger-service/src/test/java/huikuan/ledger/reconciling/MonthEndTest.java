package huikuan.ledger.reconciling;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.closing.MonthEndEvent.PackDrafted;
import huikuan.ledger.reports.SmallBook;
import huikuan.ledger.reports.XlsxBook;
import huikuan.ledger.reports.XlsxText;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The pack of a month: drafted, signed by one person, approved by another. */
class MonthEndTest {

  private static final RunningLedger LEDGER = RunningLedger.ledger();
  private static final String FEBRUARY = "/2012-02";

  private SmallBook book;
  private String path;

  @BeforeEach
  void post() {
    book = new SmallBook();
    path = "/api/v1/companies/" + book.company() + "/month-ends";
  }

  private Answer draft(String month) {
    return LEDGER.sendAs("li.na", "POST", path, "{\"month\":\"%s\"}".formatted(month));
  }

  private Answer sign(String person, String hash, String more) {
    return LEDGER.sendAs(
        person, "POST", path + FEBRUARY + "/sign", "{\"hash\":\"%s\"%s}".formatted(hash, more));
  }

  private Answer approve(String person, String hash) {
    return LEDGER.sendAs(
        person, "POST", path + FEBRUARY + "/approve", "{\"hash\":\"%s\"}".formatted(hash));
  }

  private void lock() {
    Answer moved =
        LEDGER.moveLock(LEDGER.instance(), book.company(), "{\"lockedBefore\":\"2012-03-01\"}");
    assertThat(moved.status()).isEqualTo(200);
  }

  private void control(String usd) {
    Answer stated =
        LEDGER.put(
            "/api/v1/companies/" + book.company() + "/control-account",
            """
            {"entries":[{"day":"2012-02-29","currency":"USD","balance":"%s"},
             {"day":"2012-02-29","currency":"JPY","balance":"5000"}]}
            """
                .formatted(usd));
    assertThat(stated.status()).isEqualTo(200);
  }

  private static String checks(Answer answer) {
    return answer
        .body()
        .path("checks")
        .valueStream()
        .map(each -> each.path("name").asString() + "=" + each.path("holds").asBoolean())
        .collect(Collectors.joining(" "));
  }

  private static void refused(Answer answer, int status, String problem) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
  }

  @Test
  void aPackSaysWhatTheBooksSayOfTheMonth() {
    LEDGER.put("/api/v1/customers/" + book.company() + "/ACME", "{\"name\":\"Acme Steel Ltd\"}");
    control("80.00");
    Answer pack = draft("2012-02");
    assertThat(pack.status()).as("%s", pack.body()).isEqualTo(201);
    assertThat(pack.text("/state")).isEqualTo("drafted");
    assertThat(pack.text("/drafted/by")).isEqualTo("person:li.na");
    assertThat(pack.text("/trial/asOf")).isEqualTo("2012-02-29");
    assertThat(pack.body().at("/trial/figures").toString())
        .isEqualTo(
            """
            [{"currency":"JPY","balance":"5000","open":"5000","unapplied":"0"},\
            {"currency":"USD","balance":"78.00","open":"128.00","unapplied":"50.00"}]\
            """);
    assertThat(pack.body().path("unapplied").toString().replace(book.company(), "T"))
        .isEqualTo(
            """
            [{"account":"T.ACME.USD","kind":"receipt","number":"Q","postedOn":"2012-02-10",\
            "currency":"USD","amount":"40.00","unapplied":"40.00"},\
            {"account":"T.BETA, Ltd.USD","kind":"receipt","number":"P","postedOn":"2012-02-01",\
            "currency":"USD","amount":"10.00","unapplied":"10.00"}]\
            """);
    assertThat(pack.body().path("creditBalances").toString().replace(book.company(), "T"))
        .isEqualTo(
            """
            [{"account":"T.ACME.USD","name":"Acme Steel Ltd","currency":"USD","balance":"-15.00"}]\
            """);
    assertThat(pack.body().path("creditBalanceSums").toString())
        .isEqualTo(
            """
            [{"currency":"JPY","creditBalances":"0","net":"5000","gross":"5000"},\
            {"currency":"USD","creditBalances":"15.00","net":"78.00","gross":"93.00"}]\
            """);
    assertThat(pack.text("/control/1/generalLedger")).isEqualTo("80.00");
    assertThat(pack.text("/control/1/difference")).isEqualTo("2.00");
    assertThat(checks(pack))
        .isEqualTo(
            "trial-agrees=true control-account-agrees=false month-locked=false"
                + " nothing-recorded-since=true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2012-01", "2012-02", "2012-03"})
  void theSumsOfAPackTie(String month) {
    JsonNode pack = draft(month).body();
    for (JsonNode figure : pack.at("/trial/figures")) {
      String currency = figure.path("currency").asString();
      BigDecimal unapplied = sum(pack.path("unapplied"), currency, "unapplied");
      BigDecimal credits = sum(pack.path("creditBalances"), currency, "balance");
      JsonNode sums = of(pack.path("creditBalanceSums"), currency);
      assertThat(unapplied).isEqualByComparingTo(amount(figure, "unapplied"));
      assertThat(amount(sums, "net")).isEqualByComparingTo(amount(figure, "balance"));
      assertThat(amount(sums, "creditBalances")).isEqualByComparingTo(credits.negate());
      assertThat(amount(sums, "gross"))
          .isEqualByComparingTo(amount(sums, "net").add(amount(sums, "creditBalances")));
    }
  }

  private static BigDecimal amount(JsonNode row, String name) {
    return new BigDecimal(row.path(name).asString());
  }

  private static BigDecimal sum(JsonNode rows, String currency, String name) {
    return rows.valueStream()
        .filter(each -> each.path("currency").asString().equals(currency))
        .map(each -> amount(each, name))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static JsonNode of(JsonNode rows, String currency) {
    return rows.valueStream()
        .filter(each -> each.path("currency").asString().equals(currency))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPackIsKeptAsTextWithItsHashAndDraftedOnceIfItSaysTheSame() {
    Answer first = draft("2012-02");
    Answer again = draft("2012-02");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("/hash")).isEqualTo(first.text("/hash"));
    PackDrafted kept =
        (PackDrafted)
            LEDGER
                .log()
                .ofAggregate("month-end/" + book.company() + "/2012-02", 0)
                .getFirst()
                .payload();
    assertThat(PackContent.hash(kept.text())).isEqualTo(first.text("/hash"));
    assertThat(PackContent.parse(kept.text()).text()).isEqualTo(kept.text());
  }

  @Test
  void aNewPackTakesThePlaceOfADraft() {
    Answer old = draft("2012-02");
    control("78.00");
    Answer pack = draft("2012-02");
    assertThat(pack.status()).isEqualTo(201);
    assertThat(LEDGER.get(path + FEBRUARY).text("/hash")).isEqualTo(pack.text("/hash"));
    Answer before = LEDGER.get(path + FEBRUARY + "?position=" + old.position());
    assertThat(before.text("/state")).isEqualTo("superseded");
    assertThat(before.text("/hash")).isEqualTo(old.text("/hash"));
    assertThat(before.body().path("trial")).isEqualTo(old.body().path("trial"));
    refused(sign("li.na", old.text("/hash"), ""), 409, "not-the-draft");
  }

  @Test
  void onePersonSignsALockedMonthAndAnotherApproves() {
    control("78.00");
    String open = draft("2012-02").text("/hash");
    refused(sign("li.na", open, ""), 409, "month-not-locked");
    refused(approve("wang.wei", open), 409, "not-signed");
    lock();
    String hash = draft("2012-02").text("/hash");
    Answer signed = sign("li.na", hash, "");
    assertThat(signed.status()).as("%s", signed.body()).isEqualTo(200);
    assertThat(signed.text("/state")).isEqualTo("signed");
    assertThat(signed.text("/signature/by")).isEqualTo("person:li.na");
    assertThat(checks(signed)).doesNotContain("false");
    assertThat(sign("li.na", hash, "").text("/signature/proposal"))
        .isEqualTo(signed.text("/signature/proposal"));
    refused(sign("sun.hao", hash, ""), 409, "signed-by-another");
    refused(approve("li.na", hash), 403, "own-proposal");
    Answer approved = approve("wang.wei", hash);
    assertThat(approved.text("/signature/approvedBy")).isEqualTo("person:wang.wei");
    assertThat(approve("wang.wei", hash).status()).isEqualTo(200);
    String proposal = "/api/v1/approvals/" + signed.text("/signature/proposal");
    assertThat(LEDGER.get(proposal).text("/state")).isEqualTo("approved");
    assertThat(LEDGER.get(path).body().at("/monthEnds/0/approvedBy").asString())
        .isEqualTo("person:wang.wei");
  }

  @Test
  void whatDoesNotHoldIsSignedWithANote() {
    lock();
    String hash = draft("2012-02").text("/hash");
    Answer without = sign("li.na", hash, "");
    refused(without, 422, "note-needed");
    assertThat(without.text("/errors/0/field")).isEqualTo("note");
    Answer signed = sign("li.na", hash, ",\"note\":\"The general ledger follows in March\"");
    assertThat(signed.text("/signature/note")).isEqualTo("The general ledger follows in March");
    Answer proposal = LEDGER.get("/api/v1/approvals/" + signed.text("/signature/proposal"));
    assertThat(proposal.text("/what/open")).isEqualTo("control-account-agrees");
    refused(
        LEDGER.send("POST", path + FEBRUARY + "/sign", "application/json", body(hash)),
        403,
        "not-a-person");
  }

  private static String body(String hash) {
    return "{\"hash\":\"%s\",\"note\":\"x\"}".formatted(hash);
  }

  @Test
  void aSignatureThatIsRejectedLeavesADraftAndANewPackOvertakesOneThatWaits() {
    control("78.00");
    lock();
    String hash = draft("2012-02").text("/hash");
    String first = "/api/v1/approvals/" + sign("li.na", hash, "").text("/signature/proposal");
    LEDGER.sendAs("wang.wei", "POST", first + "/reject", "{\"reason\":\"look at ACME again\"}");
    assertThat(LEDGER.get(path + FEBRUARY).text("/state")).isEqualTo("drafted");
    String second = "/api/v1/approvals/" + sign("li.na", hash, "").text("/signature/proposal");
    assertThat(second).isNotEqualTo(first);
    control("79.00");
    assertThat(draft("2012-02").status()).isEqualTo(201);
    assertThat(LEDGER.get(second).text("/state")).isEqualTo("overtaken");
    refused(approve("wang.wei", hash), 409, "not-the-draft");
  }

  @Test
  void whatIsRecordedIntoTheMonthLaterIsTold() {
    draft("2012-02");
    LEDGER.documents(
        """
        [{"kind":"invoice","company":"%s","customer":"ACME","currency":"USD","number":"LATE",
          "postedOn":"2012-02-15","dueOn":"2012-03-15","amount":"7.00"}]
        """
            .formatted(book.company()));
    Answer pack = LEDGER.get(path + FEBRUARY);
    assertThat(checks(pack)).endsWith("nothing-recorded-since=false");
    assertThat(pack.text("/trial/figures/1/balance")).isEqualTo("78.00");
  }

  @Test
  void monthsAreListedTheNewestFirst() {
    draft("2012-01");
    draft("2012-03");
    draft("2012-02");
    Answer all = LEDGER.get(path);
    assertThat(months(all)).containsExactly("2012-03", "2012-02", "2012-01");
    Answer page = LEDGER.get(path + "?limit=2");
    assertThat(months(page)).containsExactly("2012-03", "2012-02");
    assertThat(months(LEDGER.get(path + "?limit=2&after=" + page.text("/next"))))
        .containsExactly("2012-01");
  }

  private static List<String> months(Answer answer) {
    return answer
        .body()
        .path("monthEnds")
        .valueStream()
        .map(each -> each.path("month").asString())
        .toList();
  }

  @Test
  void aPackIsAWorkbookWithASheetForEachPart() {
    draft("2012-02");
    XlsxText file = new XlsxText(book.fetch(path + FEBRUARY, XlsxBook.TYPE).body());
    assertThat(file.part("xl/workbook.xml"))
        .contains(
            "\"Pack\"", "\"Trial\"", "\"Unapplied\"", "\"Credit balances\"", "\"Control account\"");
    assertThat(file.rows(2)).contains("A 'USD', B 78.00, C 128.00, D 50.00");
  }

  @ParameterizedTest
  @CsvSource({"2012-13", "2012-2", "2199-01", "2012-02-29", "''"})
  void onlyAMonthThatIsOverIsDrafted(String month) {
    Answer answer = draft(month);
    refused(answer, 400, "invalid");
    assertThat(answer.text("/errors/0/field")).isEqualTo("month");
  }

  @Test
  void aMonthWithoutAPackAndACompanyWithoutAccountsAreNotFound() {
    refused(LEDGER.get(path + FEBRUARY), 404, "not-found");
    refused(sign("li.na", "x", ""), 404, "not-found");
    draft("2012-02");
    refused(LEDGER.get(path + FEBRUARY + "?position=0"), 404, "not-found");
    refused(
        LEDGER.sendAs(
            "li.na", "POST", "/api/v1/companies/NOBODY/month-ends", "{\"month\":\"2012-02\"}"),
        404,
        "not-found");
  }
}
