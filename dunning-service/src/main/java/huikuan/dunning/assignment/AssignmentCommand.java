package huikuan.dunning.assignment;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command about assignments. Each may be repeated: the second time changes nothing. */
sealed interface AssignmentCommand {

  /**
   * @param caseId null = all claims of the customer
   */
  record SetAssignment(
      @TargetAggregateIdentifier AssignmentsKey key,
      @Nullable String caseId,
      Assignment assignment,
      @Nullable Instant noticeAt,
      Instant now)
      implements AssignmentCommand {}

  /** Answers whether the claims are insured. */
  record RecordConsent(
      @TargetAggregateIdentifier AssignmentsKey key, @Nullable String caseId, Consent consent)
      implements AssignmentCommand {}

  /** Answers whether the claims were assigned. */
  record EndAssignment(
      @TargetAggregateIdentifier AssignmentsKey key,
      @Nullable String caseId,
      String reason,
      Instant now)
      implements AssignmentCommand {}
}
