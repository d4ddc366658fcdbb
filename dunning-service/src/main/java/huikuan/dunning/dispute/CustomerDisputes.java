package huikuan.dunning.dispute;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.arrangement.Decisions;
import huikuan.dunning.dispute.Attribution.Shared;
import huikuan.dunning.dispute.DisputeAnswer.Closed;
import huikuan.dunning.dispute.DisputeAnswer.Done;
import huikuan.dunning.dispute.DisputeAnswer.Excess;
import huikuan.dunning.dispute.DisputeAnswer.OfAnotherAccount;
import huikuan.dunning.dispute.DisputeAnswer.Outdated;
import huikuan.dunning.dispute.DisputeAnswer.Resolving;
import huikuan.dunning.dispute.DisputeAnswer.TooMuch;
import huikuan.dunning.dispute.DisputeAnswer.Unchanged;
import huikuan.dunning.dispute.DisputeAnswer.Unknown;
import huikuan.dunning.dispute.DisputeCommand.ChangeDispute;
import huikuan.dunning.dispute.DisputeCommand.FollowDisputes;
import huikuan.dunning.dispute.DisputeCommand.HearPosting;
import huikuan.dunning.dispute.DisputeCommand.MergeDisputes;
import huikuan.dunning.dispute.DisputeCommand.OpenDispute;
import huikuan.dunning.dispute.DisputeCommand.RemindOfDispute;
import huikuan.dunning.dispute.DisputeCommand.ResolveDispute;
import huikuan.dunning.dispute.DisputeCommand.Settling;
import huikuan.dunning.dispute.DisputeCommand.SplitDispute;
import huikuan.dunning.dispute.DisputeEvent.DisputeChanged;
import huikuan.dunning.dispute.DisputeEvent.DisputeClosed;
import huikuan.dunning.dispute.DisputeEvent.DisputeOpened;
import huikuan.dunning.dispute.DisputeEvent.DisputeOverdue;
import huikuan.dunning.dispute.DisputeEvent.DisputeResolving;
import huikuan.dunning.dispute.DisputeEvent.Origin;
import huikuan.dunning.dispute.DisputeEvent.PartChanged;
import huikuan.dunning.dispute.DisputeEvent.PartsMoved;
import huikuan.dunning.dispute.DisputeEvent.PostingHeard;
import huikuan.dunning.dispute.DisputeEvent.Said;
import huikuan.dunning.dispute.DisputeEvent.Wanted;
import huikuan.dunning.dispute.DisputedParts.Moving;
import huikuan.dunning.dispute.DisputedParts.Opening;
import huikuan.platform.actor.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The disputes of a customer. One aggregate keeps them all, so that no part of a claim is disputed
 * twice, and a part goes from one to another in one commit.
 */
@Aggregate(type = "disputes")
class CustomerDisputes {

  @AggregateIdentifier private @Nullable DisputesKey key;
  private final Map<ArrangementId, Dispute> disputes = new LinkedHashMap<>();

  protected CustomerDisputes() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  DisputeAnswer handle(OpenDispute command, @MetaDataValue(Actor.METADATA) String actor) {
    Optional<Dispute> same =
        disputes.values().stream().filter(each -> DisputedParts.isSame(each, command)).findFirst();
    if (same.isPresent()) {
      return new Unchanged(same.get().id());
    }
    Opening opening = DisputedParts.opening(command.parts(), disputes.values());
    if (!opening.excesses().isEmpty()) {
      return new TooMuch(opening.excesses());
    }
    ArrangementId id = next(command.key());
    apply(
        new DisputeOpened(
            id,
            command.account(),
            opening.parts(),
            command.facts(),
            command.origin(),
            null,
            command.said(),
            command.times().heldUntil(),
            command.times().dueAt(),
            actor));
    return new Done(id);
  }

  private ArrangementId next(DisputesKey of) {
    return new ArrangementId(DisputeEvent.KIND, of.customer(), disputes.size() + 1);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  DisputeAnswer handle(ChangeDispute command) {
    Dispute dispute = disputes.get(command.dispute());
    Optional<DisputeAnswer> refused = refusal(command.dispute(), dispute);
    if (dispute == null || refused.isPresent()) {
      return refused.orElseThrow();
    }
    if (command.facts().equals(dispute.facts())) {
      return new Unchanged(dispute.id());
    }
    if (command.seen() != null && command.seen() != dispute.version()) {
      return new Outdated(dispute.version());
    }
    apply(
        new DisputeChanged(
            dispute.id(),
            dispute.account(),
            command.facts(),
            dispute.parts(),
            command.times().heldUntil(),
            command.times().dueAt()));
    return new Done(dispute.id());
  }

  /** The reason for which nobody can change a dispute; empty = one can. */
  private static Optional<DisputeAnswer> refusal(ArrangementId id, @Nullable Dispute dispute) {
    if (dispute == null) {
      return Optional.of(new Unknown(id));
    }
    return switch (dispute.facts().stage()) {
      case CLOSED -> Optional.of(new Closed(id));
      case RESOLVING -> Optional.of(new Resolving(id));
      case NEW, IN_WORK, WITH_CUSTOMER -> Optional.empty();
    };
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  DisputeAnswer handle(SplitDispute command, @MetaDataValue(Actor.METADATA) String actor) {
    Dispute dispute = disputes.get(command.dispute());
    Optional<DisputeAnswer> refused = refusal(command.dispute(), dispute);
    if (dispute == null || refused.isPresent()) {
      return refused.orElseThrow();
    }
    Optional<Dispute> same =
        disputes.values().stream().filter(each -> DisputedParts.isSame(each, command)).findFirst();
    if (same.isPresent()) {
      return new Unchanged(same.get().id());
    }
    List<Excess> excesses = DisputedParts.excessesOfSplit(dispute, command.amounts());
    if (!excesses.isEmpty()) {
      return new TooMuch(excesses);
    }
    ArrangementId id = next(requireNonNull(key));
    Moving moving = DisputedParts.split(dispute, command.amounts());
    LocalDate until = dispute.heldUntil();
    AccountId account = dispute.account();
    apply(new PartsMoved(dispute.id(), account, dispute.facts(), moving.left(), id, until));
    apply(
        new DisputeOpened(
            id,
            account,
            moving.taken(),
            command.facts(),
            Origin.SPLIT,
            dispute.id(),
            Said.NOTHING,
            until,
            command.dueAt(),
            actor));
    return new Done(id);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  DisputeAnswer handle(MergeDisputes command) {
    Dispute into = disputes.get(command.into());
    Optional<DisputeAnswer> refused = refusal(command.into(), into);
    if (into == null || refused.isPresent()) {
      return refused.orElseThrow();
    }
    List<Dispute> merged = new ArrayList<>();
    for (ArrangementId each : command.disputes()) {
      Dispute other = disputes.get(each);
      Optional<DisputeAnswer> no = refusal(each, other);
      if (other == null || no.isPresent()) {
        return no.orElseThrow();
      }
      if (!other.account().equals(into.account())) {
        return new OfAnotherAccount(each);
      }
      merged.add(other);
    }
    merged.forEach(each -> merge(each, into, command.now()));
    return new Done(into.id());
  }

  private static void merge(Dispute from, Dispute into, Instant now) {
    Moving moving = DisputedParts.merged(from, into);
    apply(
        new PartsMoved(
            into.id(), into.account(), into.facts(), moving.taken(), from.id(), into.heldUntil()));
    apply(
        new DisputeClosed(
            from.id(),
            from.account(),
            from.facts().in(DisputeStage.CLOSED),
            DisputeOutcome.MERGED,
            moving.left(),
            null,
            into.id(),
            now));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  DisputeAnswer handle(ResolveDispute command, @MetaDataValue(Actor.METADATA) String actor) {
    Dispute dispute = disputes.get(command.dispute());
    Optional<DisputeAnswer> refused = refusal(command.dispute(), dispute);
    if (dispute == null || refused.isPresent()) {
      return refused.orElseThrow();
    }
    DisputeFacts facts = dispute.facts().because(command.rootCause());
    if (command.settlings().isEmpty()) {
      close(dispute, facts, command.outcome(), command.reason(), command.now());
      return new Done(dispute.id());
    }
    Map<String, Money> sums = new LinkedHashMap<>();
    command.settlings().forEach(each -> sums.merge(each.caseId(), each.amount(), Money::plus));
    List<Excess> excesses = DisputedParts.excesses(dispute, sums);
    if (!excesses.isEmpty()) {
      return new TooMuch(excesses);
    }
    apply(
        new DisputeResolving(
            dispute.id(),
            dispute.account(),
            facts.in(DisputeStage.RESOLVING),
            dispute.parts(),
            wanted(dispute, command.settlings()),
            command.reason(),
            actor));
    return new Done(dispute.id());
  }

  private static List<Wanted> wanted(Dispute dispute, List<Settling> settlings) {
    List<Wanted> wanted = new ArrayList<>();
    for (Settling each : settlings) {
      DisputedPart part = requireNonNull(dispute.part(each.caseId()));
      wanted.add(
          new Wanted(
              Decisions.of(
                  DisputePostings.KIND, dispute.id(), dispute.nextResolution(), wanted.size() + 1),
              each.caseId(),
              new ItemName(part.itemKind(), part.item()),
              each.posting(),
              each.amount()));
    }
    return wanted;
  }

  private static void close(
      Dispute dispute,
      DisputeFacts facts,
      DisputeOutcome outcome,
      @Nullable String reason,
      Instant now) {
    apply(
        new DisputeClosed(
            dispute.id(),
            dispute.account(),
            facts.in(DisputeStage.CLOSED),
            outcome,
            dispute.parts().stream().map(DisputedPart::conceding).toList(),
            reason,
            null,
            now));
  }

  @CommandHandler
  void handle(FollowDisputes command) {
    ClaimChange change = command.change();
    List<Dispute> about =
        disputes.values().stream().filter(each -> each.part(change.caseId()) != null).toList();
    for (Shared each : Attribution.of(change, about)) {
      Dispute dispute = each.dispute();
      boolean open = dispute.isOpen();
      apply(
          new PartChanged(
              dispute.id(),
              dispute.account(),
              each.part(),
              change.change(),
              change.kind(),
              change.number(),
              open ? dispute.heldUntil() : null));
      if (open && dispute.parts().stream().allMatch(part -> part.open().signum() == 0)) {
        closeDecided(dispute, DisputeOutcome.SETTLED, change.at());
      } else {
        closeIfPosted(dispute, change.at());
      }
    }
  }

  /**
   * Closes it as was decided.
   *
   * @param undecided its outcome if nothing was
   */
  private static void closeDecided(Dispute dispute, DisputeOutcome undecided, Instant now) {
    DisputeResolving decided = dispute.resolving();
    close(
        dispute,
        dispute.facts(),
        decided == null ? undecided : DisputeOutcome.POSTED,
        decided == null ? null : decided.reason(),
        now);
  }

  @CommandHandler
  void handle(HearPosting command) {
    PostingAnswered answer = command.answer();
    for (Dispute dispute : disputes.values()) {
      if (dispute.isNews(answer.decision(), answer.outcome())) {
        apply(
            new PostingHeard(
                dispute.id(),
                dispute.account(),
                dispute.factsAfter(answer.decision(), answer.outcome()),
                dispute.parts(),
                answer.decision(),
                answer.outcome(),
                answer.proposal(),
                answer.problem(),
                answer.detail()));
        closeIfPosted(dispute, command.now());
      }
    }
  }

  private static void closeIfPosted(Dispute dispute, Instant now) {
    if (dispute.isOpen() && dispute.isPosted()) {
      closeDecided(dispute, DisputeOutcome.POSTED, now);
    }
  }

  @CommandHandler
  void handle(RemindOfDispute command) {
    Dispute dispute = requireNonNull(disputes.get(command.dispute()));
    if (dispute.isOpen() && !command.now().isBefore(dispute.dueAt())) {
      apply(
          new DisputeOverdue(
              dispute.id(),
              dispute.account(),
              dispute.parts(),
              command.heldUntil(),
              command.askedAgainAt()));
    }
  }

  @EventSourcingHandler
  void on(DisputeEvent event) {
    key = new DisputesKey(event.arrangement().customer());
    if (event instanceof DisputeOpened opened) {
      disputes.put(opened.arrangement(), new Dispute(opened));
    } else {
      requireNonNull(disputes.get(event.arrangement())).remember(event);
    }
  }
}
