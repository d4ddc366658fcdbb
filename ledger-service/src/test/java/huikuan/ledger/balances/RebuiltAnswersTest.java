package huikuan.ledger.balances;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.query.KnownMoment;
import huikuan.ledger.query.Question;
import huikuan.ledger.query.Questions;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** A read model made anew gives the same answers, whatever is asked. */
@Order(1)
class RebuiltAnswersTest {

  private static final OffsetDateTime MOMENT = OffsetDateTime.parse("2012-07-01T00:00:00Z");
  private static final Page PAGE = Page.first(ListQuestion.of("rebuilt"), 1_000);

  private final RunningLedger ledger = RunningLedger.ledger();
  private final BalancesDatabase standing = ledger.bean(BalancesDatabase.class);

  @Test
  void everyAnswerIsTheSame() {
    LogRows.post(ledger, 6);
    long head = ledger.log().head();
    ledger.bean(Questions.class).ask(null, new TimeParameters(null, head + "", null));
    BalancesDatabase rebuilt = rebuilt();
    try {
      for (String account : accounts(head)) {
        assertThat(answers(account, head, rebuilt)).isEqualTo(answers(account, head, standing));
      }
    } finally {
      rebuilt.destroy();
    }
  }

  private BalancesDatabase rebuilt() {
    BalancesDatabase database =
        new BalancesDatabase(
            new BalancesSettings(
                ledger.newBalancesFile(),
                DataSize.ofMegabytes(64),
                2,
                Duration.ofSeconds(1),
                false));
    BalancesProjection projection = BalancesProjection.of(database, ledger.log());
    for (List<RecordedEvent> batch = ledger.log().after(0, 11);
        !batch.isEmpty();
        batch = ledger.log().after(projection.position(), 11)) {
      projection.apply(batch);
    }
    return database;
  }

  /** Of the documents just posted. */
  private List<String> accounts(long head) {
    return standing.list(
        """
        SELECT DISTINCT a.account FROM posting p JOIN account a ON p.account = a.id
        WHERE position > ?
        """,
        List.of(head - 6),
        row -> row.getString(1));
  }

  private static List<Object> answers(String account, long head, BalancesDatabase database) {
    AccountId id = AccountId.parse(account);
    int number =
        database
            .list("SELECT id FROM account WHERE account = ?", List.of(account), r -> r.getInt(1))
            .getFirst();
    List<Object> answers = new ArrayList<>();
    for (long position = head - 6; position <= head; position++) {
      for (int day = 0; day < 8; day++) {
        LocalDate asOf = LocalDate.parse("2011-12-31").plusDays(day * 21L);
        AccountQuestion question =
            new AccountQuestion(id, number, new Question(asOf, true, MOMENT, position));
        answers.add(new Balances(database).overview(question));
        answers.add(new AccountItems(database).items(question, true, PAGE));
        answers.add(
            new AccountStatement(database)
                .statement(question, new StatementPeriod(null, asOf), PAGE));
        answers.add(
            new AccountChanges(database)
                .changes(question, new KnownMoment(MOMENT, head - 6), PAGE));
      }
    }
    return answers;
  }
}
