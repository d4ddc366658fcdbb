package huikuan.dunning.claim;

import huikuan.contracts.ItemName;
import huikuan.dunning.claim.ClaimEvent.CaseAssigned;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.CauseSet;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimMoved;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import huikuan.dunning.claim.ClaimEvent.DemandArrived;
import huikuan.dunning.claim.ClaimEvent.DemandProof;
import huikuan.dunning.claim.ClaimEvent.DueDateMoved;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.readiness.ClaimBases;
import huikuan.dunning.readiness.ClaimBasis;
import huikuan.dunning.standing.Attitude;
import huikuan.dunning.standing.Cause;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The facts of one claim, and its earlier decisions, that more than one decision needs. */
final class ClaimFacts {

  final CaseOpened opened;
  final ClaimSteps steps = new ClaimSteps();
  final ClaimTasks tasks;
  final ClaimHolds holds;
  final ClaimReadiness readiness = new ClaimReadiness();
  private OpenAmount open;
  private Instant chasedFrom;
  private LocalDate dueOn;
  private String policy;
  private @Nullable String owner;
  private long movedAt;
  private boolean closed;
  private @Nullable CauseSet cause;
  private @Nullable DemandProof proof;

  ClaimFacts(CaseOpened event) {
    opened = event;
    tasks = new ClaimTasks(event);
    holds = new ClaimHolds(event);
    open = OpenAmount.of(event);
    chasedFrom = event.recordedAt();
    dueOn = event.dueOn();
    policy = event.policy();
  }

  OpenAmount open() {
    return open;
  }

  /** The moment from which it is chased: when it became known, or was open again. */
  Instant chasedFrom() {
    return chasedFrom;
  }

  /** The day on which it is due, by the last that was agreed. */
  LocalDate dueOn() {
    return dueOn;
  }

  /** The reference of the policy that it keeps, by the last that a person said. */
  String policy() {
    return policy;
  }

  /** The person who sees to it; null = nobody in particular. */
  @Nullable String owner() {
    return owner;
  }

  /** Whether a newer due date is known than the one told at a position. */
  boolean knowsDueDateAfter(long position) {
    return movedAt >= position;
  }

  /** Whether it is late by our own fault, which nobody has mended yet. */
  boolean waitsForUs() {
    return cause != null && cause.cause() == Cause.OWN && tasks.isOf(TaskReason.OWN_FAULT);
  }

  /** The last that a person said of why it is late; null = nothing. */
  @Nullable CauseSet cause() {
    return cause;
  }

  /** Whether it is chased faster: as a person said of it, else of its customer. */
  boolean isMalicious(Customer customer) {
    Attitude own = cause == null ? null : cause.attitude();
    return own == null ? customer.malicious() : own == Attitude.MALICIOUS;
  }

  boolean isClosed() {
    return closed;
  }

  /** The first proof of a demand; null = none is proven. */
  @Nullable DemandProof proof() {
    return proof;
  }

  ClaimBasis basis(ClaimBases bases) {
    return bases.of(
        opened.account(), new ItemName(opened.itemKind(), opened.invoice()), opened.contract());
  }

  int daysLate(LocalDate day) {
    return (int) ChronoUnit.DAYS.between(dueOn, day);
  }

  void remember(ClaimEvent event) {
    steps.remember(event);
    tasks.remember(event);
    holds.remember(event);
    readiness.remember(event);
    switch (event) {
      case ClaimReduced reduced -> open = OpenAmount.of(reduced);
      case ClaimAdjusted adjusted -> open = OpenAmount.of(adjusted);
      case DueDateMoved moved -> {
        dueOn = moved.dueOn();
        movedAt = moved.position();
      }
      case CauseSet set -> cause = set;
      case ClaimMoved moved -> policy = moved.policy();
      case CaseAssigned assigned -> owner = assigned.owner();
      case DemandArrived demand -> proof = proof == null ? demand.proven() : proof;
      case CaseClosed _ -> closed = true;
      case CaseReopened reopened -> {
        closed = false;
        chasedFrom = reopened.reopenedAt();
      }
      default -> {}
    }
  }
}
