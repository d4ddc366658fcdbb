package huikuan.dunning.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyHistoryTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
  private static final Policy RULES = new ShippedOnly().standard();

  /** Versions in order: {@code -} = at once, {@code ?} = drafted only. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-                             | EFFECTIVE                     | 1",
        "2026-07-01?                   | DRAFTED                       | 1",
        "2026-07-02                    | APPROVED                      | 1",
        "-, 2026-07-01                 | REPLACED, EFFECTIVE           | 2",
        "-, 2026-07-02                 | EFFECTIVE, APPROVED           | 1",
        "-, 2026-07-02?                | EFFECTIVE, DRAFTED            | 1",
        "-, 2026-07-01?, 2026-07-01    | REPLACED, REPLACED, EFFECTIVE | 3",
        "-, 2026-08-01, 2026-07-15     | EFFECTIVE, REPLACED, APPROVED | 1",
        "2026-08-01, 2026-07-15        | REPLACED, APPROVED            | 2",
        "2026-08-01, 2026-09-01        | APPROVED, APPROVED            | 1",
        "2026-01-01, 2026-07-01, -     | REPLACED, REPLACED, EFFECTIVE | 3",
        "2026-08-01?, 2026-09-01?      | DRAFTED, DRAFTED              | 2"
      })
  void aVersionIsDraftedThenApprovedThenEffective(String given, String states, int shown) {
    List<PolicyVersion> versions = new ArrayList<>();
    for (String each : given.split(", ")) {
      versions.add(version(versions.size() + 1, each.strip()));
    }
    PolicyHistory history = new PolicyHistory(versions);
    assertThat(versions.stream().map(each -> history.stateOn(TODAY, each).name()))
        .containsExactly(states.strip().split(", "));
    assertThat(history.shownOn(TODAY).orElseThrow().number()).isEqualTo(shown);
  }

  private static PolicyVersion version(int number, String given) {
    boolean approved = !given.endsWith("?");
    String day = given.replace("?", "");
    @Nullable LocalDate from = day.equals("-") ? null : LocalDate.parse(day);
    return new PolicyVersion(
        new PolicyDraft(RULES.numbered(number), AppliesTo.ALL, from),
        "li",
        Instant.EPOCH,
        approved ? "wang" : null,
        approved ? Instant.EPOCH : null,
        null,
        false);
  }
}
