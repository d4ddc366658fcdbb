package huikuan.ledger.balances;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.Document.Labels;
import huikuan.ledger.query.KnownMoment;
import huikuan.ledger.query.Question;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/** Amounts have their currency's decimals, and sums are exact however large. */
class CurrenciesTest {

  @ParameterizedTest
  @CsvSource({"JPY, 1500, 0", "USD, 1500.25, 0.00", "KWD, 1500.125, 0.000"})
  void amountsHaveTheDecimalsOfTheirCurrency(String currency, String amount, String zero) {
    Story story = new Story(currency);
    story.post(
        "invoice", "A", "2012-01-10", "'dueOn':'2012-01-20','amount':'%s'".formatted(amount));
    JsonNode answer = story.ask("?asOf=2012-02-01");
    assertThat(answer.path("balance").asString()).isEqualTo(amount);
    assertThat(answer.path("overdue").asString()).isEqualTo(amount);
    assertThat(answer.path("unapplied").asString()).isEqualTo(zero);
    assertThat(story.ask("/items").at("/items/0/open").asString()).isEqualTo(amount);
    assertThat(story.ask("/statement").path("closing").asString()).isEqualTo(amount);
  }

  @Test
  void sumsAreExactBeyondWhatALongHolds() {
    Currency dinar = Currency.getInstance("KWD");
    AccountId account = new AccountId("CN01", "ACME", dinar);
    List<RecordedEvent> events =
        LongStream.rangeClosed(1, 10).mapToObj(n -> posted(account, n)).toList();
    BalancesDatabase database =
        new BalancesDatabase(
            new BalancesSettings(
                RunningLedger.ledger().newBalancesFile(),
                DataSize.ofMegabytes(64),
                1,
                Duration.ofSeconds(1),
                false));
    try {
      BalancesProjection.of(database, RunningLedger.ledger().log()).apply(events);
      LocalDate day = LocalDate.parse("2012-02-01");
      OffsetDateTime moment = day.atStartOfDay().atOffset(ZoneOffset.UTC);
      AccountQuestion question =
          new AccountQuestion(account, 0, new Question(day, true, moment, 10));
      String sum = "92233720368547758.070";
      assertThat(new Balances(database).balance(question).balance()).isEqualTo(sum);
      assertThat(new Balances(database).overview(question).overdue()).isEqualTo(sum);
      Page page = Page.first(ListQuestion.of("currencies"), 10);
      assertThat(
              new AccountStatement(database)
                  .statement(question, new StatementPeriod(null, question.asOf()), page))
          .satisfies(statement -> assertThat(statement.closing()).isEqualTo(sum))
          .satisfies(
              statement -> assertThat(statement.movements().getLast().balance()).isEqualTo(sum));
      KnownMoment nothing = new KnownMoment(moment, 0);
      assertThat(new AccountChanges(database).changes(question, nothing, page).difference().open())
          .isEqualTo(sum);
    } finally {
      database.destroy();
    }
  }

  private static RecordedEvent posted(AccountId account, long position) {
    LocalDate day = LocalDate.parse("2012-01-01");
    InvoicePosted invoice =
        new InvoicePosted(
            account,
            "I" + position,
            day,
            day,
            day,
            null,
            new Money(Long.MAX_VALUE, account.currency()),
            Labels.NONE,
            List.of(),
            "");
    return new RecordedEvent(
        position,
        0,
        position + "-0",
        "any",
        invoice,
        Map.of(),
        Instant.EPOCH,
        "Account",
        account.toString(),
        position - 1);
  }
}
