package huikuan.dunning.concession;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.contracts.Money;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.arrangement.MoneyOnAccount;
import huikuan.dunning.arrangement.MoneyOnAccount.Counted;
import huikuan.dunning.concession.ConcessionAnswer.Done;
import huikuan.dunning.concession.ConcessionAnswer.Excess;
import huikuan.dunning.concession.ConcessionAnswer.NotNow;
import huikuan.dunning.concession.ConcessionAnswer.OfferIsOver;
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
import huikuan.dunning.concession.ConcessionCommand.TakeAnswer;
import huikuan.dunning.concession.ConcessionCommand.WithdrawAll;
import huikuan.dunning.concession.ConcessionCommand.WithdrawConcession;
import huikuan.dunning.concession.ConcessionEvent.ConcessionApproved;
import huikuan.dunning.concession.ConcessionEvent.ConcessionDrafted;
import huikuan.dunning.concession.ConcessionEvent.DutyDone;
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
    apply(drafted(id, command, actor));
    return new Done(id);
  }

  private static ConcessionDrafted drafted(
      ArrangementId id, DraftConcession command, String actor) {
    return new ConcessionDrafted(
        id,
        command.account(),
        command.terms(),
        command.parts().stream().map(Offered::part).toList(),
        command.unapplied(),
        command.contactId(),
        command.talk(),
        command.note(),
        actor,
        lapsesAt(command));
  }

  /** An offer that nobody could accept any more is not approved. */
  private static @Nullable Instant lapsesAt(DraftConcession command) {
    Instant lapsesAt = command.lapsesAt();
    Instant offerEndsAt = command.terms().offerEndsAt();
    return lapsesAt != null && offerEndsAt.isBefore(lapsesAt) ? offerEndsAt : lapsesAt;
  }

  private static boolean isSame(Concession known, DraftConcession command) {
    return (known.state() == ConcessionState.PROPOSED || known.state() == ConcessionState.OFFERED)
        && known.drafted().account().equals(command.account())
        && known.terms().equals(command.terms())
        && known
            .amounts()
            .equals(command.parts().stream().collect(toMap(Offered::caseId, Offered::amount)));
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
      return concession.state() == ConcessionState.LAPSED ? Verdict.LAPSED : Verdict.DECIDED;
    }
    Verdict verdict = proposal.approvalBy(actor, command.now());
    if (verdict == Verdict.APPROVED) {
      apply(
          new ConcessionApproved(
              concession.id(), concession.drafted().account(), concession.conceded(), actor));
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
      return concession.state() == ConcessionState.LAPSED ? Verdict.LAPSED : Verdict.DECIDED;
    }
    ConcessionCourse.reject(concession, command.reason());
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
        if (!concession.isOffered(command.now())) {
          yield new OfferIsOver(concession.id(), concession.terms().offeredUntil());
        }
        ConcessionCourse.accept(concession, command);
        yield new Done(concession.id());
      }
      default -> new NotNow(concession.id(), concession.state());
    };
  }

  @CommandHandler
  void handle(TakeAnswer command) {
    ConcessionCourse.takeAnswer(requireNonNull(concessions.get(command.concession())), command);
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
        ConcessionCourse.end(concession, ConcessionState.DECLINED, command.reason(), command.now());
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
      ConcessionCourse.reject(concession, reason);
    } else {
      ConcessionCourse.end(concession, ConcessionState.WITHDRAWN, reason, now);
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
      ConcessionCourse.settle(concession, command.now());
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
        ConcessionCourse.settle(concession, command.now());
        yield new Done(concession.id());
      }
      default -> new NotNow(concession.id(), concession.state());
    };
  }

  @CommandHandler
  void handle(CheckConcession command) {
    Concession concession = requireNonNull(concessions.get(command.concession()));
    ConcessionCourse.check(concession, command, onAccount(concession, command.unapplied()));
  }

  /** The money on account that counts for a concession, and for no other. */
  private Money onAccount(Concession concession, Money unapplied) {
    return MoneyOnAccount.left(
        unapplied,
        concession.drafted().unapplied(),
        concessions.values().stream()
            .filter(each -> each != concession)
            .filter(each -> each.drafted().account().equals(concession.drafted().account()))
            .map(each -> new Counted(each.drafted().unapplied(), each.counted()))
            .toList());
  }

  @CommandHandler
  void handle(FollowConcession command) {
    ConcessionCourse.follow(
        requireNonNull(concessions.get(command.concession())), command.change());
  }

  @CommandHandler
  void handle(HearPosting command) {
    for (Concession each : concessions.values()) {
      ConcessionCourse.hear(each, command.answer(), command.now());
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
