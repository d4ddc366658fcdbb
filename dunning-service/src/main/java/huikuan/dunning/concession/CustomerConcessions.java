package huikuan.dunning.concession;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.arrangement.Decisions;
import huikuan.dunning.concession.ConcessionAnswer.Done;
import huikuan.dunning.concession.ConcessionAnswer.Excess;
import huikuan.dunning.concession.ConcessionAnswer.NotNow;
import huikuan.dunning.concession.ConcessionAnswer.TooMuch;
import huikuan.dunning.concession.ConcessionAnswer.Unchanged;
import huikuan.dunning.concession.ConcessionAnswer.Unknown;
import huikuan.dunning.concession.ConcessionCommand.AcceptConcession;
import huikuan.dunning.concession.ConcessionCommand.ApproveConcession;
import huikuan.dunning.concession.ConcessionCommand.CheckConcession;
import huikuan.dunning.concession.ConcessionCommand.DeclineConcession;
import huikuan.dunning.concession.ConcessionCommand.DraftConcession;
import huikuan.dunning.concession.ConcessionCommand.FinishDuty;
import huikuan.dunning.concession.ConcessionCommand.FollowConcession;
import huikuan.dunning.concession.ConcessionCommand.HearPosting;
import huikuan.dunning.concession.ConcessionCommand.Offered;
import huikuan.dunning.concession.ConcessionCommand.RejectConcession;
import huikuan.dunning.concession.ConcessionCommand.SettleAgain;
import huikuan.dunning.concession.ConcessionCommand.WithdrawAll;
import huikuan.dunning.concession.ConcessionCommand.WithdrawConcession;
import huikuan.dunning.concession.ConcessionEvent.ConcessionAccepted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionApproved;
import huikuan.dunning.concession.ConcessionEvent.ConcessionDrafted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionEnded;
import huikuan.dunning.concession.ConcessionEvent.ConcessionRejected;
import huikuan.dunning.concession.ConcessionEvent.ConcessionSettling;
import huikuan.dunning.concession.ConcessionEvent.DueMissed;
import huikuan.dunning.concession.ConcessionEvent.DuePaid;
import huikuan.dunning.concession.ConcessionEvent.DutyDone;
import huikuan.dunning.concession.ConcessionEvent.DutyMissed;
import huikuan.dunning.concession.ConcessionEvent.PartChanged;
import huikuan.dunning.concession.ConcessionEvent.PostingHeard;
import huikuan.dunning.concession.ConcessionEvent.Wanted;
import huikuan.dunning.concession.ConcessionTerms.Due;
import huikuan.dunning.concession.ConcessionTerms.IfMissed;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The concessions to a customer. One aggregate keeps them all, so that no part of a claim is in two
 * of them.
 */
@Aggregate(type = "concessions")
class CustomerConcessions {

  @SuppressWarnings("unused") // read by the framework
  @AggregateIdentifier
  private @Nullable ConcessionsKey key;

  private final Map<ArrangementId, Concession> concessions = new LinkedHashMap<>();

  protected CustomerConcessions() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  ConcessionAnswer handle(DraftConcession command, @MetaDataValue(Actor.METADATA) String actor) {
    for (Concession each : concessions.values()) {
      if (isSame(each, command)) {
        return new Unchanged(each.id());
      }
    }
    List<Excess> excesses = new ArrayList<>();
    for (Offered each : command.parts()) {
      Money free = each.free().minus(taken(each));
      if (each.amount().compareTo(free) > 0) {
        excesses.add(new Excess(each.item(), free));
      }
    }
    if (!excesses.isEmpty()) {
      return new TooMuch(excesses);
    }
    ArrangementId id =
        new ArrangementId(ConcessionEvent.KIND, command.key().customer(), concessions.size() + 1);
    apply(
        new ConcessionDrafted(
            id,
            command.account(),
            command.terms(),
            command.parts().stream()
                .map(
                    each ->
                        AgreedPart.of(
                            each.caseId(),
                            each.item().kind(),
                            each.item().number(),
                            each.amount(),
                            each.open(),
                            each.position()))
                .toList(),
            command.unapplied(),
            command.contactId(),
            command.talk(),
            command.note(),
            actor,
            command.lapsesAt()));
    return new Done(id);
  }

  private static boolean isSame(Concession known, DraftConcession command) {
    return (known.state() == ConcessionState.PROPOSED || known.state() == ConcessionState.OFFERED)
        && known.drafted().account().equals(command.account())
        && known.terms().equals(command.terms())
        && known.cases().equals(command.parts().stream().map(Offered::caseId).toList());
  }

  private Money taken(Offered part) {
    return concessions.values().stream()
        .filter(each -> each.state().isOpen())
        .map(each -> each.part(part.caseId()) == null ? null : each.missingOf(part.caseId()))
        .filter(Objects::nonNull)
        .reduce(Money.zero(part.amount().currency()), Money::plus);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Verdict handle(ApproveConcession command, @MetaDataValue(Actor.METADATA) String actor) {
    Concession concession = concessions.get(command.concession());
    Proposal proposal = concession == null ? null : concession.drafted().proposal();
    if (concession == null || proposal == null) {
      return Verdict.UNKNOWN;
    }
    if (concession.state() != ConcessionState.PROPOSED) {
      return Verdict.DECIDED;
    }
    Verdict verdict = proposal.approvalBy(actor, command.now());
    if (verdict == Verdict.APPROVED) {
      apply(new ConcessionApproved(concession.id(), concession.drafted().account(), actor));
    }
    return verdict;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Verdict handle(RejectConcession command) {
    Concession concession = concessions.get(command.concession());
    if (concession == null || concession.drafted().proposal() == null) {
      return Verdict.UNKNOWN;
    }
    if (concession.state() != ConcessionState.PROPOSED) {
      return Verdict.DECIDED;
    }
    apply(
        new ConcessionRejected(concession.id(), concession.drafted().account(), command.reason()));
    return Verdict.REJECTED;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  ConcessionAnswer handle(AcceptConcession command) {
    Concession concession = concessions.get(command.concession());
    if (concession == null) {
      return new Unknown(command.concession());
    }
    return switch (concession.state()) {
      case IN_FORCE, SETTLING, REFUSED_BY_LEDGER, KEPT -> new Unchanged(concession.id());
      case OFFERED -> {
        accept(concession, command);
        yield new Done(concession.id());
      }
      default -> new NotNow(concession.id(), concession.state());
    };
  }

  /** What was paid since it was offered counts, and may be all of it. */
  private static void accept(Concession concession, AcceptConcession command) {
    apply(
        new ConcessionAccepted(
            concession.id(),
            concession.drafted().account(),
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

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  ConcessionAnswer handle(DeclineConcession command) {
    Concession concession = concessions.get(command.concession());
    if (concession == null) {
      return new Unknown(command.concession());
    }
    return switch (concession.state()) {
      case DECLINED -> new Unchanged(concession.id());
      case OFFERED -> {
        end(concession, ConcessionState.DECLINED, command.reason(), command.now());
        yield new Done(concession.id());
      }
      default -> new NotNow(concession.id(), concession.state());
    };
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  ConcessionAnswer handle(WithdrawConcession command) {
    Concession concession = concessions.get(command.concession());
    if (concession == null) {
      return new Unknown(command.concession());
    }
    return switch (concession.state()) {
      case WITHDRAWN -> new Unchanged(concession.id());
      case PROPOSED, OFFERED, IN_FORCE, REFUSED_BY_LEDGER -> {
        takeBack(concession, command.reason(), command.now());
        yield new Done(concession.id());
      }
      default -> new NotNow(concession.id(), concession.state());
    };
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  int handle(WithdrawAll command) {
    List<Concession> open =
        concessions.values().stream()
            .filter(
                each ->
                    switch (each.state()) {
                      case PROPOSED, OFFERED, IN_FORCE, REFUSED_BY_LEDGER -> true;
                      default -> false;
                    })
            .toList();
    open.forEach(each -> takeBack(each, command.reason(), command.now()));
    return open.size();
  }

  private static void takeBack(Concession concession, String reason, Instant now) {
    if (concession.state() == ConcessionState.PROPOSED) {
      apply(new ConcessionRejected(concession.id(), concession.drafted().account(), reason));
    } else {
      end(concession, ConcessionState.WITHDRAWN, reason, now);
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  ConcessionAnswer handle(FinishDuty command) {
    Concession concession = concessions.get(command.concession());
    if (concession == null) {
      return new Unknown(command.concession());
    }
    if (concession.isDutyDone()) {
      return new Unchanged(concession.id());
    }
    boolean kept = concession.state() == ConcessionState.KEPT;
    if (!concession.terms().kind().hasDuty()
        || concession.state() != ConcessionState.IN_FORCE && !kept) {
      return new NotNow(concession.id(), concession.state());
    }
    apply(
        new DutyDone(
            concession.id(), concession.drafted().account(), command.note(), command.now()));
    if (concession.terms().kind() == ConcessionKind.EXCHANGE) {
      settle(concession, command.now());
    }
    return new Done(concession.id());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  ConcessionAnswer handle(SettleAgain command) {
    Concession concession = concessions.get(command.concession());
    if (concession == null) {
      return new Unknown(command.concession());
    }
    return switch (concession.state()) {
      case SETTLING -> new Unchanged(concession.id());
      case REFUSED_BY_LEDGER -> {
        settle(concession, command.now());
        yield new Done(concession.id());
      }
      default -> new NotNow(concession.id(), concession.state());
    };
  }

  /** Asks the ledger for what is granted. If nothing is left to grant, it is kept. */
  private static void settle(Concession concession, Instant now) {
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
              wanted,
              concession.terms().extendedTo(),
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

  private static void end(
      Concession concession, ConcessionState outcome, @Nullable String reason, Instant now) {
    apply(
        new ConcessionEnded(
            concession.id(),
            concession.drafted().account(),
            outcome,
            reason,
            concession.paid(null),
            concession.cases(),
            now));
  }

  @CommandHandler
  void handle(CheckConcession command) {
    Concession concession = requireNonNull(concessions.get(command.concession()));
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

  private static boolean isKept(Concession concession) {
    return concession.state() == ConcessionState.KEPT;
  }

  private static void checkDues(Concession concession, CheckConcession command) {
    Money more = command.unapplied().minus(concession.drafted().unapplied());
    Money onAccount = more.signum() > 0 ? more : more.minus(more);
    Due due = concession.nextDue();
    while (due != null
        && concession.state() == ConcessionState.IN_FORCE
        && concession.isOver(due.endsAt(), command.now())) {
      check(concession, onAccount, command.now());
      due = concession.nextDue();
    }
  }

  private static void check(Concession concession, Money onAccount, Instant now) {
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

  @CommandHandler
  void handle(FollowConcession command) {
    Concession concession = requireNonNull(concessions.get(command.concession()));
    ClaimChange change = command.change();
    AgreedPart before = requireNonNull(concession.part(change.caseId()));
    AgreedPart after = before.after(change, concession.until());
    boolean heeded = concession.state().isOpen() || isKept(concession);
    if (after.equals(before) || !heeded) {
      return;
    }
    boolean held =
        switch (concession.state()) {
          case IN_FORCE, SETTLING, REFUSED_BY_LEDGER -> true;
          default -> false;
        };
    apply(
        new PartChanged(
            concession.id(),
            concession.drafted().account(),
            after,
            change.change(),
            change.kind(),
            change.number(),
            held ? concession.held(after) : List.of()));
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

  @CommandHandler
  void handle(HearPosting command) {
    PostingAnswered answer = command.answer();
    for (Concession concession : concessions.values()) {
      if (concession.asked(answer.decision()) && !concession.isPosted(answer.decision())) {
        apply(
            new PostingHeard(
                concession.id(),
                concession.drafted().account(),
                answer.decision(),
                answer.outcome(),
                answer.proposal(),
                answer.problem(),
                answer.detail()));
        if (concession.isSettled()) {
          end(concession, ConcessionState.KEPT, null, command.now());
        }
      }
    }
  }

  @EventSourcingHandler
  void on(ConcessionEvent event) {
    key = new ConcessionsKey(event.arrangement().customer());
    if (event instanceof ConcessionDrafted drafted) {
      concessions.put(drafted.arrangement(), new Concession(drafted));
    } else {
      requireNonNull(concessions.get(event.arrangement())).remember(event);
    }
  }
}
