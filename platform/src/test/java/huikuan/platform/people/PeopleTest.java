package huikuan.platform.people;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.platform.time.SandboxClock;
import huikuan.platform.web.access.Caller;
import huikuan.platform.web.access.Caller.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeopleTest {

  private static final LocalDate DAY = LocalDate.parse("2026-12-31");

  private final SandboxClock clock = new SandboxClock(Instant.parse("2026-12-30T23:59:59Z"));
  private final People people = new People(clock);

  private void leaves(String person, @Nullable LocalDate until, @Nullable String deputy) {
    people.set(List.of(new PersonRights(person, until, deputy)));
  }

  private boolean ended(Kind kind, String name) {
    return people.ended(new Caller(kind, name, Map.of()));
  }

  @Test
  void rightsEndWhenTheirDayBeginsInUtc() {
    leaves("chen.jing", DAY, null);
    assertThat(ended(Kind.PERSON, "chen.jing")).isFalse();
    clock.moveTo(Instant.parse("2026-12-31T00:00:00Z"));
    assertThat(ended(Kind.PERSON, "chen.jing")).isTrue();
    assertThat(ended(Kind.PERSON, "li.na")).isFalse();
    assertThat(ended(Kind.CLIENT, "chen.jing")).isFalse();
  }

  @Test
  void theyHoldAgainWhenItIsSaid() {
    leaves("chen.jing", DAY.minusYears(1), null);
    assertThat(ended(Kind.PERSON, "chen.jing")).isTrue();
    leaves("chen.jing", null, null);
    assertThat(ended(Kind.PERSON, "chen.jing")).isFalse();
  }

  @Test
  void theDeputyAnswersFromTheDayOnAndTheDeputysDeputyAfterwards() {
    leaves("a", DAY, "b");
    leaves("b", DAY.plusDays(10), "c");
    assertThat(people.responsible("a", DAY.minusDays(1))).hasValue("a");
    assertThat(people.responsible("a", DAY)).hasValue("b");
    assertThat(people.responsible("a", DAY.plusDays(10))).hasValue("c");
    assertThat(people.responsible("x", DAY)).hasValue("x");
  }

  @Test
  void withoutADeputyNobodyAnswers() {
    leaves("a", DAY, "b");
    leaves("b", DAY, null);
    assertThat(people.responsible("a", DAY)).isEmpty();
  }

  /** The ledger refuses a circle; one that was told all the same ends. */
  @Test
  void aCircleEnds() {
    leaves("a", DAY, "b");
    leaves("b", DAY, "a");
    assertThat(people.responsible("a", DAY)).isEmpty();
  }
}
