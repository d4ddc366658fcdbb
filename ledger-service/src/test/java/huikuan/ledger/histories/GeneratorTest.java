package huikuan.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.histories.Generator.Size;
import huikuan.ledger.histories.History.Step;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The histories are worth checking, and the paper that they are checked with adds up. */
class GeneratorTest {

  private static final Set<String> REFUSALS =
      Set.of(
          "already-reversed",
          "conflict",
          "due-before-posted",
          "exceeds-amount",
          "exceeds-open-amount",
          "exceeds-unapplied",
          "exceeds-write-off",
          "invalid",
          "invoice-not-open",
          "item-repeated",
          "not-put-off",
          "not-reversible",
          "original-after-posted",
          "other-currency",
          "other-customer",
          "period-locked",
          "put-off-too-far",
          "recovered",
          "short-of-amount",
          "too-early",
          "unknown-credit-note",
          "unknown-invoice",
          "unknown-receipt",
          "unknown-write-off",
          "written-off");
  private static final Size SIZE = new Size(40, 8);
  private static final int FIRST_DAY = -5;
  private static final int LAST_DAY = 120;

  private final Map<String, Integer> verdicts = new TreeMap<>();
  private final TreeSet<Kind> accepted = new TreeSet<>();
  private final TreeSet<String> problems = new TreeSet<>();

  @Test
  void mostIsAcceptedAndEveryRefusalOccurs() {
    for (long seed = 0; seed < 100 && !problems.containsAll(REFUSALS); seed++) {
      post(Generator.history(seed, SIZE), new PlainLedger());
    }
    int all = verdicts.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(verdicts.get("accepted")).isGreaterThan(all * 3 / 4);
    assertThat(verdicts.get("duplicate")).isGreaterThan(all / 50);
    assertThat(accepted).containsExactly(Kind.values());
    assertThat(problems).containsAll(REFUSALS);
  }

  private void post(History history, PlainLedger paper) {
    for (Step step : history.steps()) {
      switch (step) {
        case Step.Lock(var company, var before) -> paper.lock(company, before);
        case Step.Post(var today, var docs) ->
            docs.forEach(
                doc -> {
                  Verdict verdict = paper.post(doc);
                  verdicts.merge(verdict.status(), 1, Integer::sum);
                  problems.addAll(verdict.problems());
                  if (verdict.accepted()) {
                    accepted.add(doc.kind());
                  }
                });
      }
    }
  }

  @Test
  void paperAddsUpOnEveryDay() {
    for (long seed = 100; seed < 104; seed++) {
      String what = "seed " + seed;
      History history = Generator.history(seed, SIZE);
      PlainLedger paper = new PlainLedger();
      for (int steps = 0; steps < history.steps().size(); steps++) {
        post(history.part(steps, steps + 1), paper);
        if (steps % 8 == 7) {
          paper.accounts().forEach(account -> addsUp(account, what));
        }
      }
    }
  }

  private static void addsUp(PlainAccount account, String what) {
    for (int day = FIRST_DAY; day < LAST_DAY; day++) {
      Figures figures = Figures.of(account, day);
      assertThat(figures.balance()).as(what).isEqualTo(figures.open() - figures.unapplied());
      for (Item item : account.items()) {
        assertThat(account.open(item.name(), day))
            .as("%s: %s on day %d", what, item, day)
            .isBetween(0L, item.amountOn(day));
      }
    }
  }
}
