package huikuan.ledger.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;

/** Asks everything about a run that can be asked, of days and moments at random. */
final class Checks {

  private static final int FIRST_DAY = -2;
  private static final int LAST_DAY = 110;

  private final Run run;
  private final Chance chance;
  private final Asking asking;

  Checks(Run run, ConfigurableApplicationContext instance, long seed) {
    this.run = run;
    this.chance = new Chance(seed);
    this.asking = new Asking(instance);
  }

  void all(int moments) {
    run.books().forEach((account, book) -> account(account, book, moments));
    Set<String> companies =
        run.books().keySet().stream().map(AccountName::company).collect(Collectors.toSet());
    companies.forEach(company -> company(company, moments));
  }

  private void account(AccountName account, Book book, int moments) {
    AccountChecks checks = new AccountChecks(asking, book, run.id(account), account.currency());
    List<Long> positions = new ArrayList<>(book.positions());
    positions.addFirst(positions.getFirst() - 1);
    for (int n = 0; n < moments; n++) {
      long known = n == 0 ? positions.getLast() : chance.of(positions);
      int day = chance.between(FIRST_DAY, LAST_DAY);
      checks.balance(day, known);
      checks.items(day, known, page());
      checks.statement(chance.between(FIRST_DAY, day), day, known, page());
      long from = chance.of(positions);
      checks.changes(day, Math.min(from, known), Math.max(from, known), page());
    }
    checks.history(page());
  }

  private void company(String company, int moments) {
    CompanyChecks checks = new CompanyChecks(asking, run, company);
    List<Long> positions =
        run.books().entrySet().stream()
            .filter(each -> each.getKey().company().equals(company))
            .flatMap(each -> each.getValue().positions().stream())
            .sorted()
            .toList();
    for (int n = 0; n < moments; n++) {
      long known = n == 0 ? positions.getLast() : chance.of(positions);
      int day = chance.between(FIRST_DAY, LAST_DAY);
      checks.balances(day, known, page());
      checks.trial(day, known);
      long from = chance.of(positions);
      checks.changes(day, Math.min(from, known), Math.max(from, known), page());
      checks.aging(aging(), day, known, page());
      checks.income(new Income(chance.percent(50), grouping()), day, known, page());
    }
  }

  private Aging aging() {
    List<Integer> ends = chance.percent(50) ? List.of(30, 60, 90) : List.of(1, 10, 20, 21);
    return new Aging(
        chance.percent(50), ends, chance.of(List.of("account", "customer", "salesOwner")));
  }

  private String grouping() {
    return chance.of(List.of("none", "account"));
  }

  private int page() {
    return chance.percent(10) ? chance.between(1, 8) : 1_000;
  }
}
