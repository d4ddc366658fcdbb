package huikuan.ledger.balances;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalancesTest {

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String company = ledger.newCompany();
  private final String account = "/api/v1/accounts/" + company + ".ACME.USD";

  private long invoices;
  private long receipt;
  private Instant recorded;

  /** Two invoices; a day later a receipt over more than the first, dated between the two. */
  @BeforeEach
  void post() {
    ledger.clock().moveTo(ledger.clock().instant().plus(Duration.ofDays(1)));
    recorded = ledger.clock().instant();
    invoices =
        ledger
            .documents(
                """
                [{"kind":"invoice","company":"%1$s","customer":"ACME","currency":"USD","number":"A",
                  "postedOn":"2012-01-10","dueOn":"2012-01-20","amount":"100.00","salesOwner":"li.na"},
                 {"kind":"invoice","company":"%1$s","customer":"ACME","currency":"USD","number":"B",
                  "postedOn":"2012-02-01","dueOn":"2012-03-01","amount":"50.00",
                  "contract":"C-1","reference":"PO","lines":[
                   {"item":"tea","quantity":"1.50","unitPrice":"33.3333","amount":"50.00"}]}]
                """
                    .formatted(company))
            .position();
    ledger.clock().moveTo(recorded.plus(Duration.ofDays(1)));
    receipt =
        ledger
            .documents(
                """
                [{"kind":"receipt","company":"%s","customer":"ACME","currency":"USD","number":"R",
                  "postedOn":"2012-01-25","amount":"130.00"}]
                """
                    .formatted(company))
            .position();
  }

  @ParameterizedTest(name = "as of {0}: balance {1} = open {2} - unapplied {3}")
  @CsvSource({
    "2012-01-09, 0.00, 0.00, 0.00",
    "2012-01-10, 100.00, 100.00, 0.00",
    "2012-01-24, 100.00, 100.00, 0.00",
    // The receipt is there, but the second invoice it pays is not yet: that part is unapplied.
    "2012-01-25, -30.00, 0.00, 30.00",
    "2012-01-31, -30.00, 0.00, 30.00",
    "2012-02-01, 20.00, 20.00, 0.00",
    "2012-12-31, 20.00, 20.00, 0.00"
  })
  void aBalanceIsOpenItemsLessUnappliedMoney(
      String asOf, String balance, String open, String unapplied) {
    Answer answer = ledger.get(account + "/balance?asOf=" + asOf);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/account")).isEqualTo(company + ".ACME.USD");
    assertThat(answer.text("/currency")).isEqualTo("USD");
    assertThat(answer.text("/asOf")).isEqualTo(asOf);
    assertThat(answer.text("/balance")).isEqualTo(balance);
    assertThat(answer.text("/open")).isEqualTo(open);
    assertThat(answer.text("/unapplied")).isEqualTo(unapplied);
    assertThat(answer.position()).isEqualTo(receipt);
  }

  @Test
  void whatWasKnownAtAPositionStaysAsItWas() {
    Answer then = ledger.get(account + "/balance?asOf=2012-12-31&knownAt=" + invoices);
    assertThat(then.text("/balance")).isEqualTo("150.00");
    assertThat(OffsetDateTime.parse(then.text("/knownAt")).toInstant()).isEqualTo(recorded);
    assertThat(then.position()).isEqualTo(invoices);
    assertThat(ledger.get(account + "/balance?asOf=2012-12-31").text("/balance"))
        .isEqualTo("20.00");
  }

  @Test
  void whatWasKnownAtAMomentStaysAsItWas() {
    Answer then = ledger.get(account + "/balance?asOf=2012-12-31&knownAt=" + recorded);
    assertThat(then.text("/balance")).isEqualTo("150.00");
    assertThat(then.position()).isEqualTo(invoices);

    Answer before =
        ledger.get(account + "/balance?asOf=2012-12-31&knownAt=" + recorded.minusMillis(1));
    assertThat(before.status()).isEqualTo(200);
    assertThat(before.text("/balance")).isEqualTo("0.00");
    assertThat(before.position()).isLessThan(invoices);

    Answer offset =
        ledger.get(account + "/balance?asOf=2012-12-31&knownAt=2012-12-31T08:00:00+09:00");
    assertThat(offset.text("/balance")).isEqualTo("0.00");
    assertThat(offset.text("/knownAt")).isEqualTo("2012-12-31T08:00:00+09:00");
  }

  @Test
  void aMomentStillToComeIsNow() {
    Answer answer =
        ledger.get(account + "/balance?asOf=2012-12-31&knownAt=2199-01-01T00:00:00+08:00");
    assertThat(answer.text("/balance")).isEqualTo("20.00");
    assertThat(OffsetDateTime.parse(answer.text("/knownAt")).toInstant())
        .isEqualTo(ledger.clock().instant());
  }

  @Test
  void beforeTheFirstCommitNothingIsKnown() {
    Answer answer = ledger.get(account + "/balance?asOf=2012-12-31&knownAt=0");
    assertThat(answer.text("/balance")).isEqualTo("0.00");
    assertThat(answer.text("/knownAt")).isEqualTo("1970-01-01T08:00:00+08:00");
    assertThat(answer.position()).isZero();
  }

  @Test
  void openItemsTellWhatIsOpenAndHowLate() {
    Answer answer = ledger.get(account + "/items?asOf=2012-03-11");
    assertThat(answer.body().path("items").size()).isEqualTo(1);
    assertThat(answer.body().at("/items/0"))
        .hasToString(
            """
            {"kind":"invoice","number":"B","state":"open","postedOn":"2012-02-01",\
            "dueOn":"2012-03-01","amount":"50.00","open":"20.00","daysLate":10,\
            "contract":"C-1","reference":"PO"}\
            """);
    assertThat(answer.body().path("credits")).isEmpty();
  }

  @Test
  void allItemsTellWhenTheyWereSettled() {
    Answer answer = ledger.get(account + "/items?status=all&asOf=2012-03-11");
    assertThat(answer.body().path("items").size()).isEqualTo(2);
    assertThat(answer.body().at("/items/0"))
        .hasToString(
            """
            {"kind":"invoice","number":"A","state":"settled","postedOn":"2012-01-10",\
            "dueOn":"2012-01-20","amount":"100.00","open":"0.00","daysLate":5,\
            "salesOwner":"li.na","settledOn":"2012-01-25"}\
            """);
    assertThat(answer.body().at("/credits"))
        .hasToString(
            """
            [{"kind":"receipt","number":"R","state":"settled","postedOn":"2012-01-25",\
            "amount":"130.00","unapplied":"0.00","settledOn":"2012-02-01"}]\
            """);
    assertThat(ledger.get(account + "/items?status=all&asOf=2012-01-15").body().at("/items").size())
        .isEqualTo(1);
  }

  @Test
  void anAccountAtAGlance() {
    Answer answer = ledger.get(account + "?asOf=2012-03-11");
    assertThat(answer.text("/company")).isEqualTo(company);
    assertThat(answer.text("/customer")).isEqualTo("ACME");
    assertThat(answer.text("/overdue")).isEqualTo("20.00");
    assertThat(answer.text("/openItems")).isEqualTo("1");
    assertThat(ledger.get(account + "?asOf=2012-03-01").text("/overdue")).isEqualTo("0.00");
  }

  @Test
  void theHistoryTellsEveryEventOldestFirst() {
    Answer answer = ledger.get(account + "/history");
    assertThat(answer.body().path("events").size()).isEqualTo(3);
    assertThat(answer.text("/events/1/type")).isEqualTo("huikuan.ledger.account.invoice-posted.v1");
    assertThat(answer.text("/events/1/recordedAt")).isEqualTo(recorded.toString());
    assertThat(answer.text("/events/1/document/amount")).isEqualTo("50.00");
    assertThat(answer.body().at("/events/1/document/lines"))
        .hasToString(
            """
            [{"item":"tea","quantity":"1.50","unitPrice":"33.3333","amount":"50.00"}]\
            """);
    assertThat(answer.text("/events/2/position")).isEqualTo("" + receipt);
    assertThat(answer.body().at("/events/2/document"))
        .hasToString(
            """
            {"kind":"receipt","number":"R","postedOn":"2012-01-25","amount":"130.00",\
            "allocations":[{"claim":{"kind":"invoice","number":"A"},\
            "credit":{"kind":"receipt","number":"R"},"amount":"100.00","from":"2012-01-25",\
            "openAfter":"0.00"},\
            {"claim":{"kind":"invoice","number":"B"},\
            "credit":{"kind":"receipt","number":"R"},"amount":"30.00","from":"2012-02-01",\
            "openAfter":"20.00"}],"unapplied":"0.00"}\
            """);
    assertThat(ledger.get(account + "/history?knownAt=" + invoices).body().path("events").size())
        .isEqualTo(2);
    assertThat(ledger.get(account + "/history?asOf=2012-01-31").body().path("events").size())
        .isEqualTo(2);
  }

  @Test
  void todayIsTheCompanysDay() {
    String invoice =
        """
        [{"kind":"invoice","company":"US01","customer":"ACME","currency":"USD","number":"A",
          "postedOn":"2012-01-10","dueOn":"2012-01-20","amount":"1.00"}]
        """;
    ledger.documents(invoice);
    Instant evening = Instant.parse("2020-01-01T20:00:00Z");
    if (ledger.clock().instant().isBefore(evening)) {
      ledger.clock().moveTo(evening);
    }
    assertThat(ledger.get(account + "/balance").text("/asOf")).isEqualTo("2020-01-02");
    assertThat(ledger.get(account + "/balance").text("/knownAt"))
        .isEqualTo("2020-01-02T04:00:00+08:00");
    assertThat(ledger.get("/api/v1/accounts/US01.ACME.USD/balance").text("/asOf"))
        .isEqualTo("2020-01-01");
  }

  @Test
  void aReaderGetsTheirPosition() {
    assertThat(ledger.get(account + "/balance?atLeast=" + receipt).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "balance?atLeast=, atLeast",
    "balance?knownAt=, knownAt",
    "changes?knownFrom=, knownFrom",
    "history?atLeast=, atLeast"
  })
  void aPositionBeyondTheLogIsToldWithItsHead(String question, String field) {
    long head = ledger.log().head();
    Answer beyond = ledger.get(account + "/" + question + (head + 1_000_000));
    assertThat(beyond.status()).isEqualTo(400);
    assertThat(beyond.problem()).isEqualTo("invalid");
    assertThat(beyond.text("/errors/0/field")).isEqualTo(field);
    assertThat(beyond.text("/errors/0/allowed"))
        .isEqualTo(
            "a position up to %d, where the log stands; it has no %d"
                .formatted(head, head + 1_000_000));
  }

  /** An answer that ignored them would be an answer to another question. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/balance?asof=2026-03-05|asof|is not known here; perhaps `asOf`",
        "/balance?zzz=1|zzz|is not known here; there are `asOf`, `atLeast`, `knownAt`",
        "/balance?limit=10|limit|is not known here; there are `asOf`, `atLeast`, `knownAt`",
        "/balance?asOf=2012-01-31&asOf=2012-02-28|asOf|is given once at most",
        "?knownat=5|knownat|is not known here; perhaps `knownAt`",
        "/items?cursor=x|cursor|is not known here; there are `after`, `asOf`, `atLeast`, "
            + "`knownAt`, `limit`, `status`",
        "/statement?form=2012-01-01|form|is not known here; perhaps `from`",
        "/history?%3Cb%3E%0A=1|<b>�|is not known here; there are `after`, `asOf`, `atLeast`, "
            + "`knownAt`, `limit`"
      })
  void aParameterThatIsUnknownOrRepeatedIsRefused(String question, String field, String allowed) {
    Answer answer = ledger.get(account + question);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid");
    assertThat(answer.body().path("errors"))
        .hasToString("[{\"field\":\"%s\",\"allowed\":\"%s\"}]".formatted(field, allowed));
  }

  /** Each question's own, whatever rows its last key would fit. */
  @Test
  void aPageGoesOnOnlyWithItsOwnQuestion() {
    String next = ledger.get(account + "/items?status=all&limit=1").text("/next");
    assertThat(ledger.get(account + "/items?status=all&after=" + next).status()).isEqualTo(200);
    for (String other :
        List.of(
            account + "/items?status=open",
            account + "/items?status=all&asOf=2012-12-31",
            account + "/items?status=all&knownAt=" + receipt,
            account + "/statement?from=2012-01-01",
            account + "/history?limit=5",
            "/api/v1/accounts/" + company + ".OTHER.USD/items?status=all",
            "/api/v1/balances?company=" + company,
            "/api/v1/items?company=" + company)) {
      Answer refused = ledger.get(other + "&after=" + next);
      assertThat(refused.status()).as(other).isEqualTo(400);
      assertThat(refused.text("/errors/0/field")).as(other).isEqualTo("after");
      assertThat(refused.text("/errors/0/allowed"))
          .as(other)
          .isEqualTo("`next` of a page of this question: repeat it with the same parameters");
    }
  }

  @Test
  void aChangedCursorIsRefused() {
    String next = ledger.get(account + "/items?status=all&limit=1").text("/next");
    String middle = next.charAt(30) == 'A' ? "B" : "A";
    for (String wrong :
        List.of(
            next.substring(1),
            next.substring(0, next.length() - 1),
            next.substring(0, 30) + middle + next.substring(31))) {
      Answer refused = ledger.get(account + "/items?status=all&after=" + wrong);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text("/errors/0/allowed"))
          .isEqualTo("`next` of the page before, exactly as it was told");
    }
  }

  @Test
  void allPagesSpeakOfOneMoment() {
    Answer first = ledger.get(account + "/items?status=all&limit=1");
    ledger.clock().moveTo(ledger.clock().instant().plusSeconds(3_600));
    Answer second = ledger.get(account + "/items?status=all&after=" + first.text("/next"));
    assertThat(second.text("/knownAt")).isEqualTo(first.text("/knownAt"));
    assertThat(second.text("/asOf")).isEqualTo(first.text("/asOf"));
    assertThat(second.position()).isEqualTo(first.position());
    assertThat(second.body().path("position").isNumber()).isTrue();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "/balance?asOf=2013-02-30, asOf",
    "/balance?asOf=, asOf",
    "/balance?asOf=%2B10000-01-01, asOf",
    "/items?asOf=yesterday, asOf",
    "/items?status=late, status",
    "/history?knownAt=2013-01-01, knownAt",
    "/history?knownAt=-1, knownAt",
    "/balance?knownAt=2013-01-01T00:00:00, knownAt",
    "/balance?atLeast=soon, atLeast",
    "/items?limit=0, limit",
    "/items?limit=10001, limit",
    "/items?after=x, after",
    "/items?after=2012-01-01_1_1, after",
    "/items?asOf=2012-01-02&after=2012-01-01_1_1_1, after",
    "/statement?from=2012-02-01&to=2012-01-31, from",
    "/statement?from=2012-13-01, from",
    "/statement?to=today, to",
    "/changes, knownFrom",
    "/changes?knownFrom=then, knownFrom",
    "/changes?knownFrom=2&knownAt=1, knownFrom",
    "/items/nonsense/A/history, kind"
  })
  void whatCannotBeAskedIsRefused(String question, String field) {
    Answer answer = ledger.get(account + question);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid");
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({"CN01", "CN01.ACME", "CN01.ACME.usd", "CN01.ACME.ZZZ", ".ACME.USD", "CN01..USD"})
  void whatIsNoAccountIsRefused(String id) {
    Answer answer = ledger.get("/api/v1/accounts/" + id + "/balance");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/errors/0/field")).isEqualTo("account");
  }

  @Test
  void anUnknownAccountIsNotFound() {
    for (String question : new String[] {"", "/balance", "/items", "/statement", "/history"}) {
      Answer answer = ledger.get("/api/v1/accounts/" + company + ".NOBODY.USD" + question);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.problem()).isEqualTo("not-found");
    }
  }

  @Test
  void howFarTheReadModelHasComeIsToBeSeen() {
    long position = ledger.get(account + "/balance").position();
    assertThat(
            ledger
                .bean(MeterRegistry.class)
                .get("huikuan.processor.lag")
                .tag("processor", "balances")
                .gauge()
                .value())
        .isZero();
    Answer ready = ledger.get("/actuator/health/readiness");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.body().at("/components/projections/details/balances").asLong())
        .isEqualTo(position);
  }

  @Test
  void theApiIsDescribed() {
    Answer description = ledger.get("/v3/api-docs");
    assertThat(description.text("/openapi")).startsWith("3.1");
    assertThat(description.body().path("paths").propertyNames())
        .contains(
            "/api/v1/documents",
            "/api/v1/accounts/{account}/balance",
            "/api/v1/customers/{company}/{customer}");
    assertThat(
            description.body().at("/paths/~1api~1v1~1accounts~1{account}~1balance/get/parameters"))
        .extracting(parameter -> parameter.path("name").asString())
        .contains("account", "asOf", "knownAt", "atLeast");
  }
}
