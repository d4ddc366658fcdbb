package huikuan.dunning.concession;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.arrangement.Decisions;
import huikuan.dunning.concession.ConcessionCommand.AcceptConcession;
import huikuan.dunning.concession.ConcessionCommand.CheckConcession;
import huikuan.dunning.concession.ConcessionEvent.ConcessionAccepted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionDrafted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionEnded;
import huikuan.dunning.concession.ConcessionEvent.ConcessionRejected;
import huikuan.dunning.concession.ConcessionEvent.ConcessionSettling;
import huikuan.dunning.concession.ConcessionEvent.DueMissed;
import huikuan.dunning.concession.ConcessionEvent.DuePaid;
import huikuan.dunning.concession.ConcessionEvent.DutyMissed;
import huikuan.dunning.concession.ConcessionEvent.PartChanged;
import huikuan.dunning.concession.ConcessionEvent.PostingHeard;
import huikuan.dunning.concession.ConcessionEvent.Wanted;
import huikuan.dunning.concession.ConcessionTerms.Due;
import huikuan.dunning.concession.ConcessionTerms.IfMissed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules by which a concession goes on: what is due, done, asked of the ledger, and its end. */
final class ConcessionCourse {

  private ConcessionCourse() {}

  /** What was paid since it was offered counts, and may be all of it. */
  static void accept(Concession concession, AcceptConcession command) {
    apply(
        new ConcessionAccepted(
            concession.id(),
            concession.drafted().account(),
            concession.conceded(),
            command.contactId(),
            command.message(),
            command.file(),
            concession.held(null),
            command.now()));
    if (concession.terms().kind() == ConcessionKind.EXTENSION) {
      settle(concession, command.now());
    } else if (concession.isPaid(null)) {
      paid(concession, command.now());
    }
  }

  static void reject(Concession concession, String reason) {
    apply(
        new ConcessionRejected(
            concession.id(), concession.drafted().account(), concession.conceded(), reason));
  }

  /** Asks the ledger for what is granted. If nothing is left to grant, it is kept. */
  static void settle(Concession concession, Instant now) {
    Posting posting = requireNonNull(concession.terms().kind().posting());
    boolean ofAmount = posting != Posting.EXTENSION;
    List<Wanted> wanted = new ArrayList<>();
    for (AgreedPart each : concession.parts()) {
      Money left = ofAmount ? each.missing() : each.open();
      if (left.signum() > 0) {
        wanted.add(
            new Wanted(
                Decisions.of(
                    ConcessionPostings.KIND,
                    concession.id(),
                    concession.nextSettling(),
                    wanted.size() + 1),
                each.caseId(),
                new ItemName(each.itemKind(), each.item()),
                posting,
                ofAmount ? left : null));
      }
    }
    if (wanted.isEmpty()) {
      end(concession, ConcessionState.KEPT, null, now);
    } else {
      ConcessionDrafted drafted = concession.drafted();
      apply(
          new ConcessionSettling(
              concession.id(),
              drafted.account(),
              concession.conceded(),
              wanted,
              drafted.note(),
              drafted.proposedBy(),
              concession.approvedBy()));
    }
  }

  private static void paid(Concession concession, Instant now) {
    if (concession.terms().kind().givesMoney()) {
      settle(concession, now);
    } else {
      end(concession, ConcessionState.KEPT, null, now);
    }
  }

  static void end(
      Concession concession, ConcessionState outcome, @Nullable String reason, Instant now) {
    apply(
        new ConcessionEnded(
            concession.id(),
            concession.drafted().account(),
            concession.conceded(),
            outcome,
            reason,
            now));
  }

  private static boolean isKept(Concession concession) {
    return concession.state() == ConcessionState.KEPT;
  }

  private static void checkDues(Concession concession, CheckConcession command) {
    Money more = command.unapplied().minus(concession.drafted().unapplied());
    Money onAccount = more.signum() > 0 ? more : more.minus(more);
    Due due = concession.nextDue();
    while (command.complete()
        && due != null
        && concession.state() == ConcessionState.IN_FORCE
        && concession.isOver(due.endsAt(), command.now())) {
      judge(concession, onAccount, command.now());
      due = concession.nextDue();
    }
  }

  private static void judge(Concession concession, Money onAccount, Instant now) {
    int number = concession.nextDueNumber();
    boolean last = number == concession.terms().dues().size();
    Money missing = concession.missing(number, null, onAccount);
    if (missing.compareTo(concession.terms().tolerance()) <= 0) {
      apply(new DuePaid(concession.id(), concession.drafted().account(), number));
      if (last && !concession.terms().kind().givesMoney()) {
        end(concession, ConcessionState.KEPT, null, now);
      }
    } else if (last || concession.terms().ifMissed() == IfMissed.ENDS) {
      end(concession, ConcessionState.MISSED, null, now);
    } else {
      apply(
          new DueMissed(
              concession.id(),
              concession.drafted().account(),
              number,
              missing,
              concession.held(number, null)));
    }
  }

  /** A moment has come. */
  static void check(Concession concession, CheckConcession command) {
    Instant now = command.now();
    switch (concession.state()) {
      case PROPOSED -> {
        if (concession.isOver(concession.drafted().lapsesAt(), now)) {
          end(concession, ConcessionState.LAPSED, null, now);
        }
      }
      case OFFERED -> {
        if (concession.isOver(concession.terms().offerEndsAt(), now)) {
          end(concession, ConcessionState.LAPSED, null, now);
        }
      }
      case IN_FORCE -> checkDues(concession, command);
      default -> {}
    }
    checkDuty(concession, now);
  }

  private static void checkDuty(Concession concession, Instant now) {
    boolean waits = concession.state() == ConcessionState.IN_FORCE || isKept(concession);
    if (waits
        && concession.isOver(concession.terms().dutyEndsAt(), now)
        && !concession.isDutyDone()
        && !concession.isDutyMissed()) {
      apply(
          new DutyMissed(
              concession.id(),
              concession.drafted().account(),
              isKept(concession) ? List.of() : concession.held(null)));
    }
  }

  /** Something of one of its claims changed. */
  static void follow(Concession concession, ClaimChange change) {
    AgreedPart before = requireNonNull(concession.part(change.caseId()));
    AgreedPart after = before.after(change, concession.until());
    boolean heeded = concession.state().isOpen() || isKept(concession);
    if (after.equals(before) || !heeded) {
      return;
    }
    apply(
        new PartChanged(
            concession.id(),
            concession.drafted().account(),
            after,
            change.change(),
            change.kind(),
            change.number(),
            isHeld(concession) ? concession.held(after) : List.of()));
    judge(concession, change);
  }

  private static boolean isHeld(Concession concession) {
    return switch (concession.state()) {
      case IN_FORCE, SETTLING, REFUSED_BY_LEDGER -> true;
      default -> false;
    };
  }

  private static void judge(Concession concession, ClaimChange change) {
    if (concession.state() == ConcessionState.IN_FORCE && concession.isPaid(null)) {
      paid(concession, change.at());
    } else if (concession.isSettled()) {
      end(concession, ConcessionState.KEPT, null, change.at());
    } else if (isKept(concession)
        && concession.terms().kind().hasDues()
        && change.change().signum() > 0
        && change.ofMoney()
        && !concession.isPaid(null)) {
      end(concession, ConcessionState.MISSED, "bounced", change.at());
    }
  }

  /** The ledger answered. */
  static void hear(Concession concession, PostingAnswered answer, Instant now) {
    if (concession.isNews(answer.decision(), answer.outcome())) {
      apply(
          new PostingHeard(
              concession.id(),
              concession.drafted().account(),
              concession.conceded(),
              concession.stateAfter(answer.decision(), answer.outcome()),
              answer.decision(),
              answer.outcome(),
              answer.proposal(),
              answer.problem(),
              answer.detail()));
      if (concession.isSettled()) {
        end(concession, ConcessionState.KEPT, null, now);
      }
    }
  }
}
