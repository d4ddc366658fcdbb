package huikuan.ledger.reports;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Sums of several currencies, told in one beside them. */
class ReportingCurrencyTest {

  private static final RunningLedger LEDGER = RunningLedger.ledger();

  private SmallBook book;
  private String path;

  @BeforeEach
  void post() {
    book = new SmallBook();
    path = "/api/v1/companies/" + book.company() + "/rates";
  }

  private Answer state(String... rates) {
    Answer answer =
        LEDGER.put(path, "{\"to\":\"CNY\",\"rates\":[%s]}".formatted(String.join(",", rates)));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer;
  }

  private static String rate(String day, String currency, String rate) {
    return "{\"day\":\"%s\",\"currency\":\"%s\",\"rate\":\"%s\"}".formatted(day, currency, rate);
  }

  private List<String> listed(String more) {
    List<String> rows = new ArrayList<>();
    for (JsonNode each : LEDGER.get(path + more).body().path("rates")) {
      rows.add(
          String.join(
              " ",
              each.path("day").asString(),
              each.path("currency").asString(),
              each.path("rate").asString()));
    }
    return rows;
  }

  @Test
  void aRateTakesThePlaceOfTheOneThatWasSeenOnly() {
    String first = rate("2012-03-31", "USD", "6.29").replace("}", ",\"instead\":null}");
    state(first);
    state(first);
    Answer late =
        LEDGER.put(path, "{\"to\":\"CNY\",\"rates\":[%s]}".formatted(first.replace("29", "31")));
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.problem()).isEqualTo("changed-meanwhile");
    assertThat(late.text("/errors/0/field")).isEqualTo("rates[0].instead");
    assertThat(late.text("/errors/0/allowed")).isEqualTo("6.29, which stands");
    assertThat(listed("?to=CNY")).containsExactly("2012-03-31 USD 6.29");
    state(rate("2012-03-31", "USD", "6.31").replace("}", ",\"instead\":\"6.290\"}"));
    assertThat(listed("?to=CNY")).containsExactly("2012-03-31 USD 6.31");
  }

  /** On 31 March: USD 172.00 = 178.00 - 6.00, JPY 5000. */
  @Test
  void eachCurrencysSumIsConvertedAndRoundedOnce() {
    state(
        rate("2012-03-31", "USD", "6.2943"),
        rate("2012-03-30", "JPY", "0.0760815"),
        rate("2012-04-01", "USD", "9"));
    // 172 x 6.2943 = 1082.6196, 5000 x 0.0760815 = 380.4075; 178 x 6.2943 = 1120.3854.
    String rates =
        """
        "rates":[{"currency":"JPY","rate":"0.0760815","day":"2012-03-30"},\
        {"currency":"USD","rate":"6.2943","day":"2012-03-31"}]\
        """;
    String expected =
        "{\"currency\":\"CNY\","
            + rates
            + ",\"total\":{\"balance\":\"1463.03\",\"open\":\"1500.80\",\"unapplied\":\"37.77\"},"
            + "\"missing\":[]}";
    assertThat(book.get("balances?asOf=2012-03-31&in=CNY&limit=1").body().path("in"))
        .hasToString(expected);
    assertThat(book.get("trial?asOf=2012-03-31&in=CNY").body().path("in")).hasToString(expected);
    JsonNode aging = book.get("aging?asOf=2012-03-31&buckets=30,60&in=CNY").body();
    // USD: 45 in the first bucket, 60 in the second, 73 over; JPY in the second.
    assertThat(aging.path("in").path("total"))
        .hasToString(
            """
            {"notDue":"0.00","buckets":["283.24","758.07"],"over":"459.48","unapplied":"37.77",\
            "total":"1463.03"}\
            """);
    assertThat(book.get("balances?asOf=2012-03-31").body().has("in")).isFalse();
  }

  @Test
  void aCurrencyWithoutARateIsMissingAndNoFigureMixesCurrencies() {
    state(rate("2012-03-31", "USD", "6.2943"));
    JsonNode in = book.get("trial?asOf=2012-03-31&in=CNY").body().path("in");
    assertThat(in.path("missing")).hasToString("[\"JPY\"]");
    assertThat(in.at("/total/balance").asString()).isEqualTo("1082.62");
    JsonNode earlier = book.get("trial?asOf=2012-03-30&in=CNY").body().path("in");
    assertThat(earlier.path("missing")).hasToString("[\"JPY\",\"USD\"]");
    assertThat(earlier.at("/total/balance").asString()).isEqualTo("0.00");
    JsonNode own = book.get("trial?asOf=2012-03-31&in=USD").body().path("in");
    assertThat(own.at("/total/balance").asString()).isEqualTo("172.00");
    assertThat(own.path("rates")).isEmpty();
  }

  @Test
  void theTotalIsTheSumOfCurrenciesThatAreAskedForAlone() {
    state(rate("2012-01-01", "USD", "6.333333"), rate("2012-01-01", "JPY", "0.0811111"));
    for (String day : List.of("2012-01-31", "2012-02-29", "2012-03-31")) {
      String question = "balances?asOf=%s&in=CNY".formatted(day);
      assertThat(total(question))
          .as(day)
          .isEqualByComparingTo(
              total(question + "&currency=USD").add(total(question + "&currency=JPY")));
    }
  }

  private BigDecimal total(String question) {
    return new BigDecimal(book.get(question).text("/in/total/balance"));
  }

  @Test
  void halvesAreRoundedAwayFromZero() {
    Conversion conversion =
        new Conversion("CNY", List.of(new InCurrency.Used("USD", "0.5", LocalDate.of(2012, 1, 1))));
    assertThat(
            conversion
                .of(List.of(new Conversion.Sums("USD", List.of("0.01", "-0.01"))), 2, all -> all)
                .total())
        .containsExactly("0.01", "-0.01");
  }

  @Test
  void theNewestStatementOfADayCountsAndTheOlderIsKnownAtItsTime() {
    long first = state(rate("2012-03-31", "USD", "6.3")).position();
    assertThat(state(rate("2012-03-31", "USD", "6.300")).body().path("unchanged").asInt())
        .isEqualTo(1);
    state(rate("2012-03-31", "USD", "6.2"), rate("2012-03-30", "USD", "6.1"));
    assertThat(listed("?to=CNY")).containsExactly("2012-03-31 USD 6.2", "2012-03-30 USD 6.1");
    assertThat(listed("?to=CNY&knownAt=" + first)).containsExactly("2012-03-31 USD 6.3");
    assertThat(listed("?to=CNY&on=2012-03-30")).containsExactly("2012-03-30 USD 6.1");
    assertThat(listed("?to=CNY&on=2012-12-31&currency=USD")).containsExactly("2012-03-31 USD 6.2");
    assertThat(listed("?to=EUR")).isEmpty();
    assertThat(book.get("trial?asOf=2012-03-31&in=CNY&knownAt=" + first).text("/in/total/balance"))
        .isEqualTo("1083.60");
    Answer page = LEDGER.get(path + "?to=CNY&limit=1");
    assertThat(listed("?to=CNY&limit=1&after=" + page.text("/next")))
        .containsExactly("2012-03-30 USD 6.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"to":"CNY"}                                                                        | rates
          {"rates":[{"day":"2012-01-01","currency":"USD","rate":"6"}]}                        | to
          {"to":"CNY","rates":[{"day":"2012-01-01","currency":"CNY","rate":"1"}]}             | rates[0].currency
          {"to":"CNY","rates":[{"day":"2012-01-01","currency":"USD","rate":"0"}]}             | rates[0].rate
          {"to":"CNY","rates":[{"day":"2012-01-01","currency":"USD","rate":"-6"}]}            | rates[0].rate
          {"to":"CNY","rates":[{"day":"2012-01-01","currency":"USD","rate":"6.123456789"}]}   | rates[0].rate
          {"to":"CNY","rates":[{"day":"2012-01-01","currency":"USD","rate":"1234567890123"}]} | rates[0].rate
          {"to":"CNY","rates":[{"day":"2012-01-01","currency":"USD","rate":6}]}               | rates[0].rate
          {"to":"CNY","rates":[{"day":"2012-13-01","currency":"USD","rate":"6"}]}             | rates[0].day
          """)
  void whatIsNoRateIsRefused(String body, String field) {
    Answer answer = LEDGER.put(path, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    assertThat(listed("?to=CNY")).isEmpty();
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    assertThat(LEDGER.get("/api/v1/balances?in=CNY").text("/errors/0/field")).isEqualTo("company");
    assertThat(book.get("aging?in=cny").text("/errors/0/field")).isEqualTo("in");
    assertThat(LEDGER.get(path).text("/errors/0/field")).isEqualTo("to");
    assertThat(LEDGER.get(path + "?to=CNY&on=soon").text("/errors/0/field")).isEqualTo("on");
    assertThat(LEDGER.get("/api/v1/companies/NOBODY/rates?to=CNY").status()).isEqualTo(404);
    assertThat(book.file("balances?in=CNY", Csv.TYPE).statusCode()).isEqualTo(400);
  }
}
