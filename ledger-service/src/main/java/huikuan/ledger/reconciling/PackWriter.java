package huikuan.ledger.reconciling;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.ledger.balances.AccountsAt;
import huikuan.ledger.balances.BalancesDatabase;
import huikuan.ledger.directory.CustomerNames;
import huikuan.ledger.period.Locks;
import huikuan.ledger.query.AccountFilter;
import huikuan.ledger.query.DayRange;
import huikuan.ledger.query.MinorUnits;
import huikuan.ledger.query.Question;
import huikuan.ledger.query.TimeParameters;
import huikuan.ledger.reconciling.ControlAccounts.Stated;
import huikuan.ledger.reconciling.PackContent.Control;
import huikuan.ledger.reconciling.PackContent.CreditBalance;
import huikuan.ledger.reconciling.PackContent.CreditSum;
import huikuan.ledger.reconciling.PackContent.Unapplied;
import huikuan.ledger.reconciling.PackContent.UnappliedSum;
import huikuan.ledger.reports.Scope;
import huikuan.ledger.reports.Scopes;
import huikuan.ledger.reports.TrialAnswer;
import huikuan.ledger.reports.TrialAnswer.CurrencyFigure;
import huikuan.ledger.reports.Trials;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes down what the books say of a month, as of its last day. */
@Component
class PackWriter {

  /** Of each list: a pack is kept in one event. */
  private static final int MOST_ROWS = 10_000;

  private static final String UNAPPLIED =
      """
      SELECT a.account, a.currency, s.* FROM (
          SELECT p.account AS id, p.item_kind::VARCHAR AS kind, p.item AS number,
              any_value(p.posted) FILTER (p.entry = 'DOCUMENT') AS posted,
              any_value(p.amount) FILTER (p.entry = 'DOCUMENT') AS amount, sum(p.amount) AS open
          FROM posting p
          WHERE p.account IN (SELECT id FROM account WHERE company = ?)
              AND p.position <= ? AND p.effective <= ? AND NOT p.claim
          GROUP BY p.account, p.item_kind, p.item HAVING sum(p.amount) <> 0) s
      JOIN account a ON a.id = s.id ORDER BY a.account, s.posted, s.kind, s.number LIMIT ?
      """;

  private final Scopes scopes;
  private final Trials trials;
  private final BalancesDatabase database;
  private final AccountsAt accounts;
  private final CustomerNames names;
  private final ControlAccounts controls;
  private final Locks locks;

  PackWriter(
      Scopes scopes,
      Trials trials,
      BalancesDatabase database,
      AccountsAt accounts,
      CustomerNames names,
      ControlAccounts controls,
      Locks locks) {
    this.scopes = scopes;
    this.trials = trials;
    this.database = database;
    this.accounts = accounts;
    this.names = names;
    this.controls = controls;
    this.locks = locks;
  }

  /**
   * @throws ProblemException if nobody knows the company, or it would be too long
   */
  PackContent write(String company, YearMonth month) {
    LocalDate last = month.atEndOfMonth();
    Scope scope =
        scopes.of(AccountFilter.of(company), new TimeParameters(last.toString(), null, null));
    Question when = scope.question();
    TrialAnswer trial = trials.answer(scope);
    List<Unapplied> unapplied = unapplied(company, when);
    List<CreditBalance> credits = credits(company, when);
    return new PackContent(
        company,
        month.toString(),
        when.position(),
        when.knownAt(),
        trial,
        unapplied,
        trial.figures().stream()
            .map(each -> new UnappliedSum(each.currency(), each.unapplied()))
            .toList(),
        credits,
        trial.figures().stream().map(each -> sum(each, credits)).toList(),
        control(company, last, trial.figures(), when),
        new PackContent.Lock(locks.read(company).lockedBefore()));
  }

  private List<Unapplied> unapplied(String company, Question when) {
    return bounded(
        database.list(
            UNAPPLIED,
            List.of(company, when.position(), when.asOf(), MOST_ROWS + 1),
            PackWriter::unapplied),
        "credits that stand against nothing");
  }

  private static Unapplied unapplied(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    return new Unapplied(
        row.getString("account"),
        row.getString("kind"),
        row.getString("number"),
        row.getObject("posted", LocalDate.class),
        currency.getCurrencyCode(),
        MinorUnits.decimal(MinorUnits.sum(row, "amount").negate(), currency),
        MinorUnits.decimal(MinorUnits.sum(row, "open").negate(), currency));
  }

  private List<CreditBalance> credits(String company, Question when) {
    List<AccountsAt.Balance> below =
        bounded(
            accounts.balances(company, when).stream()
                .filter(each -> each.balance().signum() < 0)
                .limit(MOST_ROWS + 1L)
                .toList(),
            "accounts that are credits");
    Map<CustomerId, String> known =
        names.of(below.stream().map(each -> each.account().customerId()).distinct().toList());
    return below.stream()
        .map(
            each -> {
              AccountId account = each.account();
              return new CreditBalance(
                  account.toString(),
                  known.get(account.customerId()),
                  account.currency().getCurrencyCode(),
                  each.balance().decimal());
            })
        .toList();
  }

  private static CreditSum sum(CurrencyFigure figure, List<CreditBalance> credits) {
    BigDecimal net = new BigDecimal(figure.balance());
    BigDecimal owed =
        credits.stream()
            .filter(each -> each.currency().equals(figure.currency()))
            .map(each -> new BigDecimal(each.balance()).negate())
            .reduce(BigDecimal.ZERO.setScale(net.scale()), BigDecimal::add);
    return new CreditSum(
        figure.currency(),
        owed.toPlainString(),
        net.toPlainString(),
        net.add(owed).toPlainString());
  }

  private List<Control> control(
      String company, LocalDate last, List<CurrencyFigure> figures, Question when) {
    Map<String, ControlLine> stated =
        controls
            .lines(company, null, new DayRange(last, last), when, null, Integer.MAX_VALUE)
            .stream()
            .map(Stated::line)
            .collect(Collectors.toMap(ControlLine::currency, Function.identity()));
    return figures.stream()
        .map(
            each -> {
              ControlLine line = stated.get(each.currency());
              return line == null
                  ? Control.missing(last, each.currency(), each.balance())
                  : Control.of(line);
            })
        .toList();
  }

  private static <T> List<T> bounded(List<T> rows, String what) {
    if (rows.size() > MOST_ROWS) {
      throw new ProblemException(
          Problem.of(
              "month-end-too-long",
              "Too much for one pack",
              422,
              "There are more than %d %s.".formatted(MOST_ROWS, what)));
    }
    return rows;
  }
}
