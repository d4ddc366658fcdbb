package huikuan.dunning.cases;

import huikuan.contracts.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How many cases that are not closed match, and what is open of them.
 *
 * @param states in which they are; {@code retrying} counts some of them a second time
 * @param levels the last ones taken; cases of which no step was taken have none
 * @param policies that their claims keep; escalations have none
 */
@Schema(name = "CaseSummary")
record CaseSummary(int cases, List<State> states, List<Level> levels, List<OfPolicy> policies) {

  /**
   * @param open an amount for each currency
   */
  @Schema(name = "CasesInState")
  record State(String state, int cases, List<String> open) {}

  @Schema(name = "CasesAtLevel")
  record Level(String level, int cases) {}

  @Schema(name = "CasesOfPolicy")
  record OfPolicy(String policy, int cases) {}

  /** Counts cases and adds what is open, by currency. */
  static final class Tally {

    private final Map<String, Money> open = new TreeMap<>();
    private int cases;

    void add(OpenCase row) {
      cases++;
      open.merge(row.open().currency().getCurrencyCode(), row.open(), Money::plus);
    }

    int cases() {
      return cases;
    }

    private State of(String state) {
      return new State(state, cases, open.values().stream().map(Money::toString).toList());
    }
  }

  /** Gathers cases one after the other. */
  static final class Counting {

    private final Map<CaseState, Tally> states = new EnumMap<>(CaseState.class);
    private final Map<String, Integer> levels = new TreeMap<>();
    private final Map<String, Integer> policies = new TreeMap<>();
    private int cases;

    void add(OpenCase row) {
      cases++;
      states.computeIfAbsent(row.state(), _ -> new Tally()).add(row);
      if (row.level() != null) {
        levels.merge(row.level(), 1, Integer::sum);
      }
      if (row.policy() != null) {
        policies.merge(row.policy(), 1, Integer::sum);
      }
    }

    CaseSummary summary(Tally retrying) {
      Stream<State> stuck =
          retrying.cases() == 0 ? Stream.of() : Stream.of(retrying.of(CaseFilter.RETRYING));
      return new CaseSummary(
          cases,
          Stream.concat(
                  states.entrySet().stream()
                      .map(each -> each.getValue().of(each.getKey().toString())),
                  stuck)
              .toList(),
          levels.entrySet().stream()
              .map(each -> new Level(each.getKey(), each.getValue()))
              .toList(),
          policies.entrySet().stream()
              .map(each -> new OfPolicy(each.getKey(), each.getValue()))
              .toList());
    }
  }
}
