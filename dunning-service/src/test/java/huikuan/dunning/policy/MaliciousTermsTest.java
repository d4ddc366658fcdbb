package huikuan.dunning.policy;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Money;
import huikuan.dunning.policy.Step.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A malicious customer is asked sooner, and never in front of the due date. */
class MaliciousTermsTest {

  private static final List<Step> STEPS =
      List.of(
          new Step("courtesy", Kind.COURTESY, null, null, 5, List.of(Money.parse("1.00 CNY"))),
          new Step("reminder-1", Kind.COURTESY, 3, null, null, null),
          new Step("reminder-2", Kind.COURTESY, 10, 7, null, null),
          new Step("demand", Kind.DEMAND, 20, 10, null, null),
          new Step("again", Kind.DEMAND, 22, 2, null, null),
          new Step("escalation", Kind.ESCALATION, 30, 10, null, null));

  @Test
  void distancesAreHalvedToWholeDaysAndNotBelowThree() {
    List<Step> faster = MaliciousTerms.STANDARD.faster(STEPS);
    assertThat(faster).extracting(Step::level).isEqualTo(STEPS.stream().map(Step::level).toList());
    assertThat(faster).extracting(Step::daysAfterDue).containsExactly(null, 3, 7, 12, 14, 18);
    assertThat(faster).extracting(Step::daysAfterPrevious).containsExactly(null, null, 4, 5, 2, 5);
  }

  @Test
  void theCourtesyOfBeforeTheDueDateIsLeftOut() {
    Step first = MaliciousTerms.STANDARD.faster(STEPS).getFirst();
    assertThat(first.isBeforeDue()).isTrue();
    assertThat(first.concerns(Money.parse("1000000.00 CNY"))).isFalse();
  }
}
