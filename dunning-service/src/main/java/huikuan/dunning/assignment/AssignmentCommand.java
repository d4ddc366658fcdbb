package huikuan.dunning.assignment;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command about assignments. Each may be repeated: the second time changes nothing. */
sealed interface AssignmentCommand {

  /**
   * Answers an {@link AssignmentOutcome}.
   *
   * @param caseId null = all claims of the customer
   * @param seen how often the assignment had changed when its sender looked; null = any
   */
  record SetAssignment(
      @TargetAggregateIdentifier AssignmentsKey key,
      @Nullable String caseId,
      Assignment assignment,
      @Nullable Instant noticeAt,
      Instant now,
      @Nullable Integer seen)
      implements AssignmentCommand {}

  /**
   * Answers an {@link AssignmentOutcome}: an assignment to an insurer is needed.
   *
   * @param seen as of {@link SetAssignment}
   */
  record RecordConsent(
      @TargetAggregateIdentifier AssignmentsKey key,
      @Nullable String caseId,
      Consent consent,
      @Nullable Integer seen)
      implements AssignmentCommand {}

  /**
   * Answers an {@link AssignmentOutcome}.
   *
   * @param seen as of {@link SetAssignment}
   */
  record EndAssignment(
      @TargetAggregateIdentifier AssignmentsKey key,
      @Nullable String caseId,
      String reason,
      Instant now,
      @Nullable Integer seen)
      implements AssignmentCommand {}
}
