package huikuan.ledger.reports;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CountedDocumentsTest {

  private static final String INCOME = "income/documents?asOf=2012-12-31&currency=USD";
  private static final String TRIAL = "trial/documents?asOf=2012-03-31&currency=USD";

  private static SmallBook book;

  @BeforeAll
  static void post() {
    book = new SmallBook();
  }

  private static List<String> documents(Answer answer) {
    assertThat(answer.status()).as(answer.body().toPrettyString()).isEqualTo(200);
    return StreamSupport.stream(answer.body().path("documents").spliterator(), false)
        .map(
            row ->
                String.join(
                    " ",
                    List.of("effective", "kind", "number", "entry", "itemKind", "item", "amount")
                        .stream()
                        .map(each -> row.path(each).asString())
                        .toList()))
        .toList();
  }

  private static String sum(Answer answer) {
    return answer.body().path("sums").path(0).path("amount").asString("0.00");
  }

  @Test
  void theDocumentsBehindIncomeCountAsTheirFigureCountsThem() {
    assertThat(documents(book.get(INCOME)))
        .containsExactly(
            "2012-01-10 invoice A document invoice A 100.00",
            "2012-01-15 invoice C document invoice C 70.00",
            "2012-02-01 invoice B document invoice B 50.00",
            "2012-02-25 creditNote K document creditNote K -5.00",
            "2012-03-01 writeOff W document writeOff W -30.00",
            "2012-03-20 recovery V document recovery V 10.00");
    Answer received = book.get(INCOME + "&basis=cash&figure=received&from=2012-03");
    assertThat(documents(received))
        .containsExactly("2012-03-05 reversal X reversal receipt R -120.00");
    assertThat(sum(received)).isEqualTo("-120.00");
  }

  /** Each figure of each month opens what adds up to it. */
  @ParameterizedTest
  @ValueSource(strings = {"accrual", "cash"})
  void theDocumentsBehindEachFigureOfIncomeAddUpToIt(String basis) {
    Answer income = book.get("income?currency=USD&asOf=2012-12-31&basis=" + basis);
    assertThat(income.body().path("months")).isNotEmpty();
    for (JsonNode month : income.body().path("months")) {
      for (String figure : month.propertyNames()) {
        if (!List.of("month", "currency").contains(figure)) {
          String asked = figure.equals("total") ? "" : "&figure=" + figure;
          String of = month.path("month").asString();
          Answer behind =
              book.get(INCOME + "&basis=%s&from=%s&to=%s%s".formatted(basis, of, of, asked));
          assertThat(sum(behind)).as(of + " " + figure).isEqualTo(month.path(figure).asString());
        }
      }
    }
  }

  @Test
  void theDocumentsBehindATrialAddUpToItsFigures() {
    assertThat(documents(book.get(TRIAL + "&kind=receipt&figure=reversed")))
        .containsExactly("2012-03-05 reversal X reversal receipt R 120.00");
    assertThat(documents(book.get(TRIAL + "&kind=recovery")))
        .containsExactly(
            "2012-03-20 recovery V document recovery V -10.00",
            "2012-03-20 recovery V revival recovery V 10.00");
    assertThat(sum(book.get(TRIAL))).isEqualTo("172.00");
    Answer trial = book.get("trial?asOf=2012-03-31&currency=USD");
    for (JsonNode row : trial.body().path("documents")) {
      for (String figure : List.of("posted", "reversed", "effect")) {
        String asked = figure.equals("effect") ? "" : "&figure=" + figure;
        String kind = row.path("kind").asString();
        assertThat(sum(book.get(TRIAL + "&kind=" + kind + asked)))
            .as(kind + " " + figure)
            .isEqualTo(row.path(figure).asString());
      }
    }
  }

  @Test
  void onlyWhatWasKnownCountsAndCurrenciesAreKeptApart() {
    assertThat(sum(book.get(TRIAL + "&knownAt=" + book.invoices()))).isEqualTo("220.00");
    Answer all = book.get("trial/documents?asOf=2012-03-31&kind=invoice");
    assertThat(all.body().path("sums").toString())
        .isEqualTo(
            "[{\"currency\":\"JPY\",\"amount\":\"5000\"},"
                + "{\"currency\":\"USD\",\"amount\":\"253.00\"}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {INCOME, TRIAL})
  void pagesFollowOneAnother(String question) {
    List<String> leafed = new ArrayList<>();
    String next = "";
    while (next != null) {
      Answer answer = book.get(question + "&limit=2" + next);
      leafed.addAll(documents(answer));
      next = answer.body().has("next") ? "&after=" + answer.text("/next") : null;
    }
    assertThat(leafed).hasSizeGreaterThan(4).isEqualTo(documents(book.get(question)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "income/documents?basis=both, basis",
    "income/documents?figure=received, figure",
    "income/documents?figure=total, figure",
    "income/documents?from=2012, from",
    "income/documents?groupBy=account, groupBy",
    "trial/documents?kind=reversal, kind",
    "trial/documents?figure=effect, figure"
  })
  void whatCannotBeAskedIsRefused(String question, String field) {
    Answer answer = book.get(question);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid");
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
  }
}
