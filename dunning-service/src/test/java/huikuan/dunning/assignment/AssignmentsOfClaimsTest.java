package huikuan.dunning.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.dunning.assignment.Assignment.Collects;
import huikuan.dunning.assignment.Assignment.Kind;
import huikuan.dunning.assignment.AssignmentEvent.AssignmentSet;
import huikuan.dunning.assignment.Assignments.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssignmentsOfClaimsTest {

  private static final CustomerId CUSTOMER = CustomerId.parse("CN01.C-1");
  private static final List<String> CLAIMS = List.of("reminder.CN01.A", "reminder.CN01.B");

  @Test
  void aFactorCollectsWhatIsAssignedToItAlone() {
    assertThat(Assignments.collectedByFactor(Map.of(), CUSTOMER, CLAIMS)).isEmpty();
    assertThat(
            Assignments.collectedByFactor(
                Map.of("reminder.CN01.A", factored(Collects.FACTOR)), CUSTOMER, CLAIMS))
        .containsExactly("reminder.CN01.A");
    assertThat(
            Assignments.collectedByFactor(
                Map.of("reminder.CN01.A", factored(Collects.US)), CUSTOMER, CLAIMS))
        .as("we collect it for the factor")
        .isEmpty();
  }

  @Test
  void aClaimsOwnAssignmentCountsBeforeThatOfAllClaims() {
    Map<String, Standing> standing =
        Map.of(
            CUSTOMER.toString(),
            factored(Collects.FACTOR),
            "reminder.CN01.B",
            factored(Collects.US));
    assertThat(Assignments.collectedByFactor(standing, CUSTOMER, CLAIMS))
        .containsExactly("reminder.CN01.A");
  }

  private static Standing factored(@Nullable Collects collects) {
    return new Standing(
        new AssignmentSet(
            CUSTOMER,
            null,
            "scope",
            new Assignment(Kind.FACTORED, "Factor Bank", null, collects, null, null),
            null,
            "person:li.na",
            Instant.EPOCH),
        null);
  }
}
