package huikuan.ledger.directory;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.Erp;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The lists of customers and accounts, on a running ledger. */
class ListsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final RunningLedger ledger = RunningLedger.ledger();
  private final Erp erp = new Erp();
  private final String company = erp.company();

  private Answer put(String customer, String name, String more) {
    return ledger.put(
        "/api/v1/customers/" + company + "/" + customer, "{\"name\":\"" + name + "\"" + more + "}");
  }

  private Answer customers(String more) {
    return ledger.get("/api/v1/customers?company=" + company + more);
  }

  private Answer accounts(String more) {
    return ledger.get("/api/v1/accounts?company=" + company + more);
  }

  private List<String> found(String q) {
    return ids(customers("&q=" + URLEncoder.encode(q, StandardCharsets.UTF_8)));
  }

  private static List<String> ids(Answer answer) {
    return answer
        .body()
        .path("customers")
        .valueStream()
        .map(each -> each.path("customer").asString())
        .toList();
  }

  @Test
  void customersAreFoundByIdNameTaxNumberAndPinyin() {
    put("C-2001", "青石电气有限公司", ",\"taxNumber\":\"91310000MA1FL0000X\"");
    put("C-2002", "重庆青石贸易有限公司", "");
    put("D-1", "Acme Steel Ltd", ",\"taxNumber\":\"DE 123456789\"");

    assertThat(ids(customers(""))).containsExactly("C-2001", "C-2002", "D-1");
    assertThat(found("c-20")).containsExactly("C-2001", "C-2002");
    assertThat(found("C2002")).containsExactly("C-2002");
    assertThat(found("青石")).containsExactlyInAnyOrder("C-2001", "C-2002");
    assertThat(found("电气")).containsExactly("C-2001");
    assertThat(found("qingshi")).containsExactlyInAnyOrder("C-2001", "C-2002");
    assertThat(found("qsmy")).containsExactly("C-2002");
    assertThat(found("qsdq")).containsExactly("C-2001");
    assertThat(found("chongqing")).containsExactly("C-2002");
    assertThat(found("zhongqing")).containsExactly("C-2002");
    assertThat(found("ＳＴＥＥＬ")).containsExactly("D-1");
    assertThat(found("de123")).containsExactly("D-1");
    assertThat(found("91310000ma1fl0000x")).containsExactly("C-2001");
    assertThat(found("有限公司")).isEmpty();
    assertThat(found("nobody")).isEmpty();
    assertThat(customers("&q=qsdq").body().at("/customers/0"))
        .hasToString(
            """
            {"company":"%s","customer":"C-2001","name":"青石电气有限公司",\
            "taxNumber":"91310000MA1FL0000X","currencies":[]}\
            """
                .formatted(company));
  }

  @Test
  void companiesAreListedWithTheirDayAndTheCurrenciesOfTheirAccounts() {
    put("C", "Only a customer", "");
    assertThat(row(company))
        .hasToString(
            """
            {"company":"%s","timeZone":"Asia/Shanghai","country":"CN","today":"%s","currencies":[]}\
            """
                .formatted(company, LocalDate.ofInstant(ledger.clock().instant(), SHANGHAI)));
    erp.post(erp.invoice("1", "1.00"), erp.invoice("2", "2.00").replace("USD", "CNY"));
    assertThat(row(company).path("currencies")).hasToString("[\"CNY\",\"USD\"]");

    Answer all = ledger.get("/api/v1/companies");
    List<String> ids =
        all.body()
            .path("companies")
            .valueStream()
            .map(it -> it.path("company").asString())
            .toList();
    assertThat(ids).isSorted().doesNotHaveDuplicates().contains(company);
    assertThat(ledger.get("/api/v1/companies?company=" + company).text("/errors/0/field"))
        .isEqualTo("company");
  }

  private JsonNode row(String wanted) {
    return ledger
        .get("/api/v1/companies")
        .body()
        .path("companies")
        .valueStream()
        .filter(each -> each.path("company").asString().equals(wanted))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCustomerThatIsRenamedIsFoundByItsNewNameOnly() {
    put("C", "Old Name", ",\"taxNumber\":\"T1\"");
    put("C", "New Name", "");

    assertThat(found("old")).isEmpty();
    assertThat(found("t1")).isEmpty();
    assertThat(found("name")).containsExactly("C");
    assertThat(customers("").body().at("/customers/0/taxNumber").isMissingNode()).isTrue();
  }

  @Test
  void pagesTellEachCustomerOnceHoweverManyOfItsKeysMatch() {
    IntStream.range(0, 25).forEach(n -> put("A" + n, "Aa Ab Ac " + n, ""));
    for (String q : List.of("", "&q=a")) {
      List<String> all = new ArrayList<>();
      Answer page = customers(q + "&limit=4");
      all.addAll(ids(page));
      while (page.body().path("next").isString()) {
        assertThat(ids(page)).hasSize(4);
        page = customers(q + "&limit=4&after=" + page.text("/next"));
        all.addAll(ids(page));
      }
      assertThat(all).hasSize(25).doesNotHaveDuplicates();
    }
  }

  @Test
  void accountsAreListedWithWhatTheyCameToOnADay() {
    put("A", "青石电气有限公司", "");
    erp.post(erp.invoice("1", "100.00"), Erp.of("B", erp.invoice("2", "7.00")));
    erp.post(erp.receipt("R", "130.00", "1", "100.00"));

    assertThat(rows(accounts("&asOf=2013-12-31")))
        .containsExactly("A 青石电气有限公司 USD -30.00 0.00 30.00", "B - USD 7.00 7.00 0.00");
    assertThat(rows(accounts("&asOf=2013-12-31&q=qsdq")))
        .containsExactly("A 青石电气有限公司 USD -30.00 0.00 30.00");
    assertThat(rows(accounts("&asOf=2013-12-31&customer=B")))
        .containsExactly("B - USD 7.00 7.00 0.00");
    assertThat(rows(accounts("&asOf=2013-12-31&currency=EUR"))).isEmpty();
    assertThat(rows(accounts("&asOf=1999-12-31")))
        .containsExactly("A 青石电气有限公司 USD 0.00 0.00 0.00", "B - USD 0.00 0.00 0.00");
    Answer one = ledger.get("/api/v1/accounts/" + company + ".A.USD/balance?asOf=2013-12-31");
    assertThat(accounts("&asOf=2013-12-31&limit=1").body().at("/accounts/0/balance"))
        .isEqualTo(one.body().path("balance"));
  }

  /** All pages speak of the moment of the first. */
  @Test
  void whatIsPostedBetweenTwoPagesDoesNotCount() {
    erp.post(erp.invoice("1", "100.00"), Erp.of("B", erp.invoice("2", "7.00")));
    Answer first = accounts("&asOf=2013-12-31&limit=1");
    erp.post(Erp.of("B", erp.invoice("3", "5.00")));

    Answer second = accounts("&asOf=2013-12-31&limit=1&after=" + first.text("/next"));

    assertThat(rows(second)).containsExactly("B - USD 7.00 7.00 0.00");
    assertThat(second.body().path("next").isString()).isFalse();
    assertThat(second.body().path("position")).isEqualTo(first.body().path("position"));
    assertThat(second.text("/knownAt")).isEqualTo(first.text("/knownAt"));
  }

  private static List<String> rows(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body().path("accounts").valueStream().map(ListsTest::row).toList();
  }

  private static String row(JsonNode row) {
    List<String> words = new ArrayList<>();
    for (String field : List.of("customer", "name", "currency", "balance", "open", "unapplied")) {
      words.add(row.path(field).asString("-"));
    }
    return String.join(" ", words);
  }

  @ParameterizedTest
  @CsvSource({
    "/customers?q=a, company",
    "/customers?company=A.B, company",
    "/customers?company=%s&q=, q",
    "/customers?company=%s&q=---, q",
    "/customers?company=%s&limit=0, limit",
    "/customers?company=%s&after=abc, after",
    "/customers?company=%s&name=x, name",
    "/customers?company=%s&atLeast=99999999, atLeast",
    "/accounts?currency=CNY, company",
    "/accounts?company=%s&currency=XYZW, currency",
    "/accounts?company=%s&currency=XXX, currency",
    "/accounts?company=%s&customer=A&q=b, q",
    "/accounts?company=%s&asof=2026-01-01, asof",
    "/accounts?company=%s&asOf=2026-02-30, asOf",
  })
  void whatCannotBeAskedIsRefused(String path, String field) {
    put("A", "Acme", "");
    Answer answer = ledger.get("/api/v1" + path.formatted(company));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
  }

  @Test
  void aPageGoesOnWithItsOwnQuestionOnly() {
    put("A", "Acme", "");
    put("B", "Acme", "");
    String next = customers("&limit=1&q=acme").text("/next");
    assertThat(customers("&limit=1&after=" + next).status()).isEqualTo(400);
    assertThat(customers("&limit=1&q=acme&after=" + next).status()).isEqualTo(200);
  }

  @Test
  void aCompanyThatNobodyKnowsIsNotFound() {
    assertThat(customers("").status()).isEqualTo(404);
    assertThat(accounts("").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"91310000MA1FL0000X", "DE 123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ123456"})
  void aTaxNumberIsKept(String number) {
    put("A", "Acme", ",\"taxNumber\":\"" + number + "\"");
    assertThat(ledger.get("/api/v1/customers/" + company + "/A").text("/taxNumber"))
        .isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({"''", "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567", "a\\u0007b"})
  void aTaxNumberThatIsNoneIsRefused(String number) {
    Answer answer = put("A", "Acme", ",\"taxNumber\":\"" + number + "\"");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/errors/0/field")).isEqualTo("taxNumber");
  }
}
