package huikuan.chaos.oracle;

import huikuan.chaos.load.Key;
import huikuan.chaos.load.Noted;
import huikuan.chaos.oracle.Witness.Figures;
import huikuan.chaos.oracle.Witness.Trial;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Every account's balance on both clocks, and the items that it consists of. */
final class Balances {

  /** When all documents count. */
  static final LocalDate ALL = LocalDate.of(2199, 12, 31);

  private static final int DAYS = 4;
  private static final int POSITIONS = 5;

  private final Truth truth;
  private final Witness witness;
  private final List<String> differences = new ArrayList<>();

  private Balances(Truth truth, Witness witness) {
    this.truth = truth;
    this.witness = witness;
  }

  static List<String> differences(Truth truth, List<Noted> noted, Witness witness) {
    Balances balances = new Balances(truth, witness);
    List<LocalDate> days = balances.days();
    List<Long> positions = balances.positions();
    for (long knownAt : positions) {
      for (LocalDate asOf : days) {
        balances.trial(asOf, knownAt);
        truth.accounts().forEach(account -> balances.account(account, asOf, knownAt));
      }
    }
    truth.accounts().forEach(balances::items);
    noted.forEach(balances::answeredBefore);
    return balances.differences;
  }

  /** From the first day to the last, and when all counts. */
  private List<LocalDate> days() {
    TreeSet<LocalDate> posted = new TreeSet<>();
    truth.all().forEach(facts -> facts.forEach(fact -> posted.add(fact.entry().postedOn())));
    List<LocalDate> days = new ArrayList<>(spread(List.copyOf(posted), DAYS));
    days.add(ALL);
    return days;
  }

  private List<Long> positions() {
    TreeSet<Long> positions = new TreeSet<>();
    truth.all().forEach(facts -> facts.forEach(fact -> positions.add(fact.position())));
    return spread(List.copyOf(positions), POSITIONS);
  }

  /** So many of them, the last one among them. */
  private static <T> List<T> spread(List<T> all, int count) {
    TreeSet<Integer> places = new TreeSet<>();
    for (int each = 1; each <= count && !all.isEmpty(); each++) {
      places.add(Math.max(0, all.size() * each / count - 1));
    }
    return places.stream().map(all::get).toList();
  }

  private void trial(LocalDate asOf, long knownAt) {
    Trial trial = witness.trial(asOf, knownAt);
    long must = truth.balance(asOf, knownAt);
    if (!trial.agree() || trial.balance() != must) {
      differ("trial", asOf, knownAt, "%s, must be %d".formatted(trial, must));
    }
  }

  private void account(String account, LocalDate asOf, long knownAt) {
    Figures figures = witness.figures(account, asOf, knownAt);
    long must = truth.balance(account, asOf, knownAt);
    if (figures.balance() != must || figures.open() - figures.unapplied() != must) {
      differ(account, asOf, knownAt, "%s, must be %d".formatted(figures, must));
    }
  }

  private void differ(String what, LocalDate asOf, long knownAt, String how) {
    differences.add("%s as of %s, known at %d: %s".formatted(what, asOf, knownAt, how));
  }

  private void items(String account) {
    Map<Key, Long> must = truth.items(account);
    compare("items of " + account, must, witness.items(account, ALL));
    compare("work items of " + account, must, witness.workItems(account));
  }

  private void compare(String what, Map<Key, Long> must, Map<Key, Long> are) {
    must.forEach(
        (key, cents) -> {
          if (!cents.equals(are.get(key))) {
            differences.add("%s: %s %s, must be %d".formatted(what, key, are.get(key), cents));
          }
        });
    are.keySet().stream()
        .filter(key -> !must.containsKey(key))
        .forEach(key -> differences.add("%s: %s must not be there".formatted(what, key)));
  }

  private void answeredBefore(Noted noted) {
    LocalDate asOf = LocalDate.parse(noted.asOf());
    long must = truth.balance(noted.account(), asOf, noted.knownAt());
    long again = witness.figures(noted.account(), asOf, noted.knownAt()).balance();
    if (noted.balance() != must || again != must) {
      differ(
          noted.account(),
          asOf,
          noted.knownAt(),
          "%d then, %d now, must be %d".formatted(noted.balance(), again, must));
    }
  }
}
