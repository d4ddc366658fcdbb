package huikuan.dunning.assignment;

import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event of the assignments of a customer's claims. */
public sealed interface AssignmentEvent {

  CustomerId customer();

  /** The case of the claim; null = it is of all claims of the customer. */
  @Nullable String caseId();

  /** The case, or else the customer. */
  String scope();

  /**
   * Claims are factored or insured. It takes the place of what was told of the same claims before;
   * a consent that was given before counts no longer.
   *
   * @param scope the case, or else the customer
   * @param noticeAt when somebody has to see that the insurer is told; null = nobody has to
   * @param by who recorded it
   */
  @EventName("huikuan.dunning.assignment.set.v1")
  record AssignmentSet(
      CustomerId customer,
      @Nullable String caseId,
      String scope,
      Assignment assignment,
      @Nullable Instant noticeAt,
      String by,
      Instant at)
      implements AssignmentEvent {}

  /** The insurer agrees to a concession. */
  @EventName("huikuan.dunning.assignment.consent-recorded.v1")
  record ConsentRecorded(
      CustomerId customer,
      @Nullable String caseId,
      String scope,
      Consent consent,
      String recordedBy)
      implements AssignmentEvent {}

  /** The claims are ours alone again. */
  @EventName("huikuan.dunning.assignment.ended.v1")
  record AssignmentEnded(
      CustomerId customer,
      @Nullable String caseId,
      String scope,
      String reason,
      String by,
      Instant at)
      implements AssignmentEvent {}
}
