package huikuan.dunning.concession;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.contracts.ledger.RecipientEvent.OfferAnswer;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.arrangement.Decisions;
import huikuan.dunning.concession.ConcessionCommand.AcceptConcession;
import huikuan.dunning.concession.ConcessionCommand.CheckConcession;
import huikuan.dunning.concession.ConcessionCommand.TakeAnswer;
import huikuan.dunning.concession.ConcessionEvent.AnswerCameLate;
import huikuan.dunning.concession.ConcessionEvent.ConcessionAccepted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionDrafted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionEnded;
import huikuan.dunning.concession.ConcessionEvent.ConcessionRejected;
import huikuan.dunning.concession.ConcessionEvent.ConcessionSettling;
import huikuan.dunning.concession.ConcessionEvent.DueMissed;
import huikuan.dunning.concession.ConcessionEvent.DuePaid;
import huikuan.dunning.concession.ConcessionEvent.DutyMissed;
import huikuan.dunning.concession.ConcessionEvent.HeldPart;
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

  /** A payment since it was offered counts, and may be all of it. */
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

  /**
   * An answer counts by the moment at which it was given. One to an offer that was over then, or
   * that can't be granted any more, is told; the same as was said before is no news.
   */
  static void takeAnswer(Concession concession, TakeAnswer command) {
    boolean accepts = command.answer() == OfferAnswer.ACCEPTED;
    boolean said =
        switch (concession.state()) {
          case IN_FORCE, SETTLING, REFUSED_BY_LEDGER, KEPT -> accepts;
          case DECLINED -> !accepts;
          default -> false;
        };
    if (concession.isOffered(command.now()) && (command.grantable() || !accepts)) {
      if (accepts) {
        accept(concession, command.accepted());
      } else {
        decline(concession, command);
      }
    } else if (!said && !concession.isAnsweredLate() && !concession.isBy(command.message())) {
      apply(
          new AnswerCameLate(
              concession.id(),
              concession.drafted().account(),
              command.contactId(),
              command.message(),
              command.answer(),
              concession.state(),
              command.now()));
    }
  }

  private static void decline(Concession concession, TakeAnswer command) {
    apply(
        new ConcessionEnded(
            concession.id(),
            concession.drafted().account(),
            concession.conceded(),
            ConcessionState.DECLINED,
            null,
            command.contactId(),
            command.message(),
            command.now()));
  }

  static void reject(Concession concession, String reason) {
    apply(
        new ConcessionRejected(
            concession.id(), concession.drafted().account(), concession.conceded(), reason));
  }

  /**
   * Asks the ledger for what is granted, but for what it was asked before and did not refuse. If
   * nothing is left to grant, it is kept.
   */
  static void settle(Concession concession, Instant now) {
    List<Wanted> wanted = wanted(concession);
    if (wanted.isEmpty() && concession.isPosted()) {
      end(concession, ConcessionState.KEPT, null, now);
      return;
    }
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

  private static List<Wanted> wanted(Concession concession) {
    Posting posting = requireNonNull(concession.terms().kind().posting());
    boolean ofAmount = posting != Posting.EXTENSION;
    Money grant = concession.ungiven();
    List<Wanted> wanted = new ArrayList<>();
    for (AgreedPart each : concession.parts()) {
      Money left = ofAmount ? each.missing() : each.open();
      if (concession.terms().kind().givesMoney()) {
        left = left.min(grant);
      }
      if (left.signum() > 0 && !concession.isAsked(each.caseId())) {
        grant = grant.minus(left);
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
    return wanted;
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
            null,
            null,
            now));
  }

  private static boolean isKept(Concession concession) {
    return concession.state() == ConcessionState.KEPT;
  }

  private static void checkDues(Concession concession, CheckConcession command, Money onAccount) {
    Due due = concession.nextDue();
    while (due != null
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
      boolean settles = last && concession.terms().kind().givesMoney();
      Money counted =
          onAccount.min(concession.missing(number, null, Money.zero(onAccount.currency())));
      apply(
          new DuePaid(
              concession.id(),
              concession.drafted().account(),
              number,
              counted.signum() > 0 ? counted : null,
              settles ? concession.heldOn() : null));
      if (last && !settles) {
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

  /**
   * A moment has come.
   *
   * @param onAccount money that stands against nothing, and counts for it
   */
  static void check(Concession concession, CheckConcession command, Money onAccount) {
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
      case IN_FORCE -> {
        if (concession.isLeftOnAccount(now)) {
          endWait(concession, onAccount, now);
        } else if (command.complete()) {
          checkDues(concession, command, onAccount);
        }
      }
      default -> {}
    }
    checkDuty(concession, now);
  }

  /** The money that paid it was not allocated, and may have gone meanwhile. */
  private static void endWait(Concession concession, Money onAccount, Instant now) {
    if (concession.isShort(onAccount)) {
      end(concession, ConcessionState.MISSED, "bounced", now);
    } else {
      settle(concession, now);
    }
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
    } else if (wasPaid(concession)
        && concession.terms().kind().hasDues()
        && change.change().signum() > 0
        && change.ofMoney()
        && concession.isShort(concession.counted())) {
      end(concession, ConcessionState.MISSED, "bounced", change.at());
    }
  }

  /** Whether the customer had done its part, before its money went back. */
  private static boolean wasPaid(Concession concession) {
    return switch (concession.state()) {
      case KEPT, SETTLING, REFUSED_BY_LEDGER -> true;
      default -> false;
    };
  }

  /** The ledger answered. */
  static void hear(Concession concession, PostingAnswered answer, Instant now) {
    if (concession.isNews(answer.decision(), answer.outcome())) {
      List<HeldPart> held = concession.heldAfter(answer.decision(), answer.outcome());
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
              answer.detail(),
              held.isEmpty() ? null : held));
      if (concession.isSettled()) {
        end(concession, ConcessionState.KEPT, null, now);
      }
    }
  }
}
