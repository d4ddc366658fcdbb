package huikuan.dunning.dispute;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.dispute.Attribution.Shared;
import huikuan.dunning.dispute.DisputeAnswer.Closed;
import huikuan.dunning.dispute.DisputeAnswer.Done;
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
import huikuan.dunning.dispute.DisputeCommand.SplitDispute;
import huikuan.dunning.dispute.DisputeEvent.DisputeChanged;
import huikuan.dunning.dispute.DisputeEvent.DisputeOpened;
import huikuan.dunning.dispute.DisputeEvent.DisputeOverdue;
import huikuan.dunning.dispute.DisputeEvent.Origin;
import huikuan.dunning.dispute.DisputedParts.Opening;
import huikuan.platform.actor.Actor;
import java.util.ArrayList;
import java.util.Collection;
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
    Opening opening = opening(command);
    if (!opening.excesses().isEmpty()) {
      return command.origin() == Origin.RECIPIENT
          ? DisputeCourse.toldAgain(command, disputes.values())
              .orElseGet(() -> new TooMuch(opening.excesses()))
          : new TooMuch(opening.excesses());
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

  /** A recipient is not asked again if less is free than it disputes: it gets what is. */
  private Opening opening(OpenDispute command) {
    Collection<Dispute> all = disputes.values();
    return DisputedParts.opening(
        command.origin() == Origin.RECIPIENT
            ? DisputedParts.atMostFree(command.parts(), all)
            : command.parts(),
        all);
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
            dispute.heldUntil(command.times()),
            command.times().dueAt(),
            DisputedParts.onTime(dispute, command.facts(), disputes.values())));
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
    Optional<DisputeAnswer> wrong = DisputedParts.refusalOfSplit(dispute, command.amounts());
    if (wrong.isPresent()) {
      return wrong.get();
    }
    ArrangementId id = next(requireNonNull(key));
    DisputeCourse.split(dispute, id, command, actor);
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
      if (other != null && other.goesOnIn(into.id())) {
        continue;
      }
      Optional<DisputeAnswer> no = refusal(each, other);
      if (other == null || no.isPresent()) {
        return no.orElseThrow();
      }
      if (!other.account().equals(into.account())) {
        return new OfAnotherAccount(each);
      }
      merged.add(other);
    }
    merged.forEach(each -> DisputeCourse.merge(each, into, command.now()));
    return merged.isEmpty() ? new Unchanged(into.id()) : new Done(into.id());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  DisputeAnswer handle(ResolveDispute command, @MetaDataValue(Actor.METADATA) String actor) {
    Dispute dispute = disputes.get(command.dispute());
    if (dispute != null && dispute.isDecided(command)) {
      return new Unchanged(dispute.id());
    }
    Optional<DisputeAnswer> refused = refusal(command.dispute(), dispute);
    if (dispute == null || refused.isPresent()) {
      return refused.orElseThrow();
    }
    return DisputeCourse.resolve(dispute, command, actor);
  }

  @CommandHandler
  void handle(FollowDisputes command) {
    ClaimChange change = command.change();
    List<Dispute> about =
        disputes.values().stream().filter(each -> each.part(change.caseId()) != null).toList();
    for (Shared each : Attribution.of(change, about)) {
      DisputeCourse.follow(each, change);
    }
  }

  @CommandHandler
  void handle(HearPosting command) {
    PostingAnswered answer = command.answer();
    for (Dispute dispute : disputes.values()) {
      if (dispute.isNews(answer.decision(), answer.outcome())) {
        DisputeCourse.hear(dispute, command);
      }
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
