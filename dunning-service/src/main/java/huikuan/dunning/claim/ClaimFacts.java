package huikuan.dunning.claim;

import huikuan.contracts.ItemName;
import huikuan.dunning.claim.ClaimEvent.CaseAssigned;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimMoved;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import huikuan.dunning.claim.ClaimEvent.DemandArrived;
import huikuan.dunning.claim.ClaimEvent.DemandProof;
import huikuan.dunning.claim.ClaimEvent.DueDateMoved;
import huikuan.dunning.readiness.ClaimBases;
import huikuan.dunning.readiness.ClaimBasis;
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
