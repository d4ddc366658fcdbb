package huikuan.dunning.dispute;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

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
import huikuan.dunning.dispute.DisputeCommand.Offered;
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
import huikuan.platform.actor.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        disputes.values().stream().filter(each -> isSame(each, command)).findFirst();
    if (same.isPresent()) {
      return new Unchanged(same.get().id());
    }
    List<DisputedPart> parts = new ArrayList<>();
    List<Excess> excesses = new ArrayList<>();
    for (Offered each : command.parts()) {
      Money none = each.free().minus(each.free());
      Money free = each.free().minus(disputed(each.caseId(), none));
      Money amount = each.amount() == null ? free : each.amount();
      if (amount.signum() <= 0 || amount.compareTo(free) > 0) {
        excesses.add(new Excess(each.caseId(), free));
      } else {
        parts.add(
            DisputedPart.of(
                each.caseId(), each.item().kind(), each.item().number(), amount, each.position()));
      }
    }
    if (!excesses.isEmpty()) {
      return new TooMuch(excesses);
    }
    ArrangementId id = next(command.key());
    apply(
        new DisputeOpened(
            id,
            command.account(),
            parts,
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

  /** What a recipient tells again, or somebody sends twice. */
  private static boolean isSame(Dispute known, OpenDispute command) {
    DisputeOpened opened = known.opened();
    return known.isOpen()
        && opened.account().equals(command.account())
        && opened.facts().reason() == command.facts().reason()
        && opened.said().equals(command.said())
        && opened.parts().stream()
            .map(DisputedPart::caseId)
            .toList()
            .equals(command.parts().stream().map(Offered::caseId).toList())
        && command.parts().stream()
            .allMatch(
                each ->
                    each.amount() == null
                        || opened.parts().stream()
                            .anyMatch(
                                part ->
                                    part.caseId().equals(each.caseId())
                                        && part.original().equals(each.amount())));
  }

  private Money disputed(String caseId, Money none) {
    return disputes.values().stream()
        .filter(Dispute::isOpen)
        .map(each -> each.part(caseId))
        .filter(Objects::nonNull)
        .map(DisputedPart::open)
        .reduce(none, Money::plus);
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
    List<Excess> excesses = new ArrayList<>();
    Money left = none(dispute);
    for (DisputedPart each : dispute.parts()) {
      left = left.plus(each.open());
    }
    for (Map.Entry<String, Money> each : command.amounts().entrySet()) {
      Money open = dispute.openOf(each.getKey());
      left = left.minus(each.getValue());
      if (each.getValue().compareTo(open) > 0) {
        excesses.add(new Excess(each.getKey(), open));
      }
    }
    if (excesses.isEmpty() && left.signum() <= 0) {
      // Nothing would be left of it: it is no split.
      command.amounts().keySet().forEach(it -> excesses.add(new Excess(it, dispute.openOf(it))));
    }
    if (!excesses.isEmpty()) {
      return new TooMuch(excesses);
    }
    ArrangementId id = next(requireNonNull(key));
    List<DisputedPart> taken = new ArrayList<>();
    List<DisputedPart> kept = new ArrayList<>();
    for (DisputedPart each : dispute.parts()) {
      Money amount = command.amounts().get(each.caseId());
      kept.add(amount == null ? each : each.without(amount));
      if (amount != null) {
        taken.add(
            DisputedPart.of(each.caseId(), each.itemKind(), each.item(), amount, each.position()));
      }
    }
    apply(new PartsMoved(dispute.id(), dispute.account(), kept, id, dispute.heldUntil()));
    apply(
        new DisputeOpened(
            id,
            dispute.account(),
            taken,
            command.facts(),
            Origin.SPLIT,
            dispute.id(),
            Said.NOTHING,
            dispute.heldUntil(),
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
    for (Dispute each : merged) {
      merge(each, into, command.now());
    }
    return new Done(into.id());
  }

  private static void merge(Dispute from, Dispute into, Instant now) {
    Map<String, DisputedPart> parts = new LinkedHashMap<>();
    into.parts().forEach(each -> parts.put(each.caseId(), each));
    List<DisputedPart> left = new ArrayList<>();
    for (DisputedPart each : from.parts()) {
      DisputedPart taken =
          DisputedPart.of(
              each.caseId(), each.itemKind(), each.item(), each.open(), each.position());
      parts.merge(each.caseId(), taken, DisputedPart::and);
      left.add(each.without(each.open()));
    }
    apply(
        new PartsMoved(
            into.id(), into.account(), List.copyOf(parts.values()), from.id(), into.heldUntil()));
    apply(
        new DisputeClosed(
            from.id(), from.account(), DisputeOutcome.MERGED, left, null, null, into.id(), now));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  DisputeAnswer handle(ResolveDispute command, @MetaDataValue(Actor.METADATA) String actor) {
    Dispute dispute = disputes.get(command.dispute());
    Optional<DisputeAnswer> refused = refusal(command.dispute(), dispute);
    if (dispute == null || refused.isPresent()) {
      return refused.orElseThrow();
    }
    if (command.settlings().isEmpty()) {
      close(dispute, command.outcome(), command.rootCause(), command.reason(), command.now());
      return new Done(dispute.id());
    }
    Map<String, Money> sums = new LinkedHashMap<>();
    command.settlings().forEach(each -> sums.merge(each.caseId(), each.amount(), Money::plus));
    List<Excess> excesses =
        sums.entrySet().stream()
            .filter(each -> each.getValue().compareTo(dispute.openOf(each.getKey())) > 0)
            .map(each -> new Excess(each.getKey(), dispute.openOf(each.getKey())))
            .toList();
    if (!excesses.isEmpty()) {
      return new TooMuch(excesses);
    }
    List<Wanted> wanted = new ArrayList<>();
    for (Settling each : command.settlings()) {
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
    apply(
        new DisputeResolving(
            dispute.id(), dispute.account(), wanted, command.rootCause(), command.reason(), actor));
    return new Done(dispute.id());
  }

  private static void close(
      Dispute dispute,
      DisputeOutcome outcome,
      @Nullable RootCause rootCause,
      @Nullable String reason,
      Instant now) {
    apply(
        new DisputeClosed(
            dispute.id(),
            dispute.account(),
            outcome,
            dispute.parts().stream().map(DisputedPart::conceding).toList(),
            rootCause,
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
        settled(dispute, change.at());
      } else {
        closeIfPosted(dispute, change.at());
      }
    }
  }

  /** Nothing of it is open any more. */
  private static void settled(Dispute dispute, Instant now) {
    DisputeResolving decided = dispute.resolving();
    close(
        dispute,
        decided == null ? DisputeOutcome.SETTLED : DisputeOutcome.POSTED,
        decided == null ? dispute.facts().rootCause() : decided.rootCause(),
        decided == null ? null : decided.reason(),
        now);
  }

  @CommandHandler
  void handle(HearPosting command) {
    PostingAnswered answer = command.answer();
    for (Dispute dispute : disputes.values()) {
      if (dispute.asked(answer.decision()) && !dispute.isPosted(answer.decision())) {
        apply(
            new PostingHeard(
                dispute.id(),
                dispute.account(),
                answer.decision(),
                answer.outcome(),
                answer.proposal(),
                answer.problem(),
                answer.detail()));
        closeIfPosted(dispute, command.now());
      }
    }
  }

  /** Once all that was asked for is posted, and known to the claims. */
  private static void closeIfPosted(Dispute dispute, Instant now) {
    DisputeResolving decided = dispute.resolving();
    if (decided != null && dispute.isOpen() && dispute.isPosted()) {
      close(dispute, DisputeOutcome.POSTED, decided.rootCause(), decided.reason(), now);
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

  private static Money none(Dispute dispute) {
    return Money.zero(dispute.account().currency());
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
