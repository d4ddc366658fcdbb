package huikuan.standalone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockRulesTest {

  private static final Instant NOW = Instant.parse("2026-04-20T10:00:00Z");
  private static final String ALLOWED =
      "a moment with its offset, such as 2013-04-01T00:00:00+08:00, no later than"
          + " 2199-12-31T00:00:00Z";

  private static Problem refused(@Nullable String text, @Nullable Integer confirm) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> ClockRules.target(NOW, text, confirm));
    assertThat(refused).as("%s, confirm %s", text, confirm).isNotNull();
    return refused.problem();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-20T10:00:00Z,",
    "2027-04-20T10:00:00Z,",
    "2027-04-20T18:00:00+08:00,",
    "2027-04-20T10:00:00.001Z,2027",
    "2126-04-20T10:00:00Z,2126",
    "2199-12-31T00:00:00Z,2199",
    "2026-04-21T00:00:00Z,2026"
  })
  void aStepOfAYearIsTakenAndALongerOneIfItsYearIsRepeated(String text, @Nullable Integer confirm) {
    assertThat(ClockRules.target(NOW, text, confirm)).isAfterOrEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "+999999999-12-31T00:00:00Z,",
    "+999999999-12-31T23:59:59-18:00,",
    "2199-12-31T00:00:00.000000001Z,2199",
    "2226-04-20T10:00:00Z,2226",
    "9999-12-31T00:00:00Z,9999",
    "soon,",
    "2026-04-21,",
    ","
  })
  void noConfirmationLeadsBeyondTheLastMoment(@Nullable String text, @Nullable Integer confirm) {
    Problem problem = refused(text, confirm);

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.type()).isEqualTo("urn:huikuan:problem:invalid");
    assertThat(problem.detail()).isEqualTo("now: " + ALLOWED);
  }

  @Test
  void aTypoOfTwoHundredYearsIsAskedAbout() {
    Problem problem = refused("2126-04-20T18:00:00+08:00", null);

    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.type()).isEqualTo("urn:huikuan:problem:clock-far-ahead");
    assertThat(problem.detail())
        .isEqualTo(
            "The clock is at 2026-04-20T10:00:00Z, and never moves back. If"
                + " 2126-04-20T18:00+08:00 is meant, repeat its year: \"confirm\": 2126.");
    assertThat(refused("2027-04-20T10:00:00.001Z", null).type())
        .isEqualTo("urn:huikuan:problem:clock-far-ahead");
  }

  @Test
  void anotherYearConfirmsNothing() {
    assertThat(refused("2126-04-20T10:00:00Z", 2026).detail())
        .isEqualTo("confirm: the year of now, 2126");
    assertThat(refused("2026-05-20T10:00:00Z", 2027).detail())
        .isEqualTo("confirm: the year of now, 2026");
  }
}
