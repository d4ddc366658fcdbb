package huikuan.dunning.cases;

import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.ClaimEvent.AssignedStepEnded;
import huikuan.dunning.claim.ClaimEvent.CaseAssigned;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.CauseSet;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimEscalated;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.ClaimMoved;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import huikuan.dunning.claim.ClaimEvent.ContactMissing;
import huikuan.dunning.claim.ClaimEvent.CustomerHoldHeeded;
import huikuan.dunning.claim.ClaimEvent.DeliveryReported;
import huikuan.dunning.claim.ClaimEvent.DemandArrived;
import huikuan.dunning.claim.ClaimEvent.DemandOrdered;
import huikuan.dunning.claim.ClaimEvent.DueDateMoved;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.claim.ClaimEvent.PaidShort;
import huikuan.dunning.claim.ClaimEvent.StepAssigned;
import huikuan.dunning.claim.ClaimEvent.StepBounced;
import huikuan.dunning.claim.ClaimEvent.StepNotTaken;
import huikuan.dunning.claim.ClaimEvent.StepPassed;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.ClaimEvent.StepSkipped;
import huikuan.dunning.claim.ClaimEvent.StepTaken;
import huikuan.dunning.claim.ClaimEvent.StepWithheld;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.claim.ClaimEvent.TaskEnded;
import huikuan.dunning.claim.ClaimEvent.TaskRaised;
import huikuan.dunning.claim.ClaimEvent.WriteOffAnswered;
import huikuan.dunning.claim.ClaimEvent.WriteOffAsked;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies the events of a claim to its case as stored. */
final class CaseOfClaim {

  /** The reasons for which a step that is due waits for something that has no day. */
  static final Set<Reason> WITHHOLDING =
      Collections.unmodifiableSet(
          EnumSet.of(
              Reason.CHASING_CLOSED,
              Reason.RECEIPTS_MISSING,
              Reason.COVERED,
              Reason.NOT_READY,
              Reason.OWN_CAUSE));

  private final CaseEntry entry;

  CaseOfClaim(CaseEntry entry) {
    this.entry = entry;
  }

  static CaseEntry open(CaseOpened event) {
    CaseEntry entry = new CaseEntry(event.caseId(), CaseEntry.REMINDER, event.account().toString());
    entry.put(event.itemKind(), event.invoice(), event.dueOn(), event.open());
    entry.amount = event.amount().toString();
    entry.contract = event.contract();
    entry.statutory = event.statutory() == null ? null : Lawful.of(event.statutory());
    CaseOfClaim opened = new CaseOfClaim(entry);
    opened.keep(event.policy());
    opened.plan(event.plan());
    return entry;
  }

  void apply(ClaimEvent event) {
    change(event);
    entry.noteSmall();
  }

  private void change(ClaimEvent event) {
    switch (event) {
      case CaseOpened _, DeliveryReported _, CauseSet _ -> {}
      case WriteOffAsked asked -> entry.writeOff = AskedWriteOff.of(asked);
      case WriteOffAnswered answer -> {
        if (entry.writeOff != null) {
          entry.writeOff = entry.writeOff.answered(answer);
        }
      }
      case PaidShort paid -> entry.paidShort = ShortPayment.of(paid);
      case StepRequested _ -> {
        entry.withheld = null;
        entry.stand(CaseState.OPEN);
      }
      case StepWithheld step -> {
        // A hold, or hours, let the step wait for the moment for which it is planned.
        boolean waits = WITHHOLDING.contains(step.reason());
        entry.withheld = waits ? step.reason().word() : null;
        entry.missing = step.reason() == Reason.NOT_READY ? step.detail() : null;
      }
      case StepTaken step -> {
        if (!entry.escalated) {
          entry.level = step.level();
        }
      }
      case StepNotTaken step -> {
        if (step.needsContact() && entry.state != CaseState.CLOSED) {
          entry.stand(CaseState.NEEDS_CONTACT);
        }
      }
      case StepBounced step -> {
        if (!entry.escalated) {
          entry.level = step.before();
        }
        entry.stand(step.needsContact() ? CaseState.NEEDS_CONTACT : CaseState.OPEN);
      }
      case TaskRaised raised -> {
        end(raised, raised.task());
        entry.tasks.add(task(raised, raised.task()));
      }
      case TaskEnded ended -> {
        end(ended, ended.task());
        if (ended.task() == TaskReason.SHORT_PAID) {
          entry.paidShort = null;
        }
      }
      case DemandOrdered _, StepPassed _ -> {}
      case StepSkipped _, StepAssigned _ -> {
        entry.withheld = null;
        entry.stand(CaseState.OPEN);
      }
      case AssignedStepEnded step -> {
        if (step.wasDone() && !entry.escalated) {
          entry.level = step.level();
        }
      }
      case ClaimMoved moved -> {
        keep(moved.policy());
        entry.withheld = null;
        entry.stand(CaseState.OPEN);
      }
      case CaseAssigned assigned -> entry.owner = assigned.owner();
      case DemandArrived demand -> {
        if (demand.level() != null) {
          demanded(demand.level());
        }
      }
      case ContactMissing _ -> {
        entry.withheld = null;
        entry.stand(CaseState.NEEDS_CONTACT);
      }
      case ClaimEscalated step -> {
        entry.withheld = null;
        entry.level = step.level();
        entry.escalated = true;
      }
      case StepsPlanned planned -> {
        if (!entry.waits()) {
          entry.withheld = null;
        }
        plan(planned.plan());
      }
      case DueDateMoved moved -> move(moved);
      case ClaimReduced reduced -> changeClaim(reduced, reduced.open());
      case ClaimAdjusted adjusted -> changeClaim(adjusted, adjusted.open());
      case ClaimHeld placed -> {
        removeHold(placed.hold().source());
        entry.holds.add(HeldBy.of(placed.hold()));
        hold(placed.all());
      }
      case HoldEnded ended -> {
        removeHold(ended.source());
        hold(ended.left());
      }
      case CustomerHoldHeeded heeded -> {
        entry.customerHeld = heeded.until() != null;
        entry.stand(entry.behind);
      }
      case CaseClosed _ -> entry.close();
      case CaseReopened reopened -> {
        entry.escalated = false;
        entry.withheld = null;
        entry.writeOff = null;
        entry.stand(CaseState.OPEN);
        plan(reopened.plan());
      }
    }
  }

  private static String task(ClaimEvent of, TaskReason reason) {
    return new TaskId(of.account().customerId(), reason).toString();
  }

  private void end(ClaimEvent of, TaskReason reason) {
    entry.tasks.remove(task(of, reason));
  }

  private void keep(String reference) {
    int slash = reference.lastIndexOf('/');
    entry.policy = reference.substring(0, slash);
    entry.policyVersion = Integer.valueOf(reference.substring(slash + 1));
  }

  private void demanded(String by) {
    if (!entry.escalated) {
      entry.level = by;
    }
    if (entry.state != CaseState.CLOSED) {
      entry.withheld = null;
      entry.stand(CaseState.OPEN);
    }
  }

  private void hold(@Nullable Held all) {
    entry.held = all == null ? null : all.amount().toString();
    entry.stand(entry.behind);
  }

  /** Money that comes in may leave only the held part open. */
  private void changeClaim(ClaimEvent of, Money open) {
    entry.change(of.itemKind(), of.invoice(), open);
    if (entry.state != CaseState.CLOSED) {
      entry.stand(entry.behind);
    }
  }

  private void removeHold(String source) {
    entry.holds.removeIf(hold -> hold.source().equals(source));
  }

  private void plan(List<PlannedStep> plan) {
    entry.next = plan.isEmpty() ? null : plan.getFirst();
  }

  private void move(DueDateMoved event) {
    entry.withheld = null;
    entry.items.replaceAll(
        item ->
            item.is(event.itemKind(), event.invoice())
                ? new CaseItem(
                    item.itemKind(), item.invoice(), event.dueOn().toString(), item.open())
                : item);
  }
}
