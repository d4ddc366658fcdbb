package huikuan.dunning.dispute;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.contracts.AccountId;
import huikuan.contracts.DisputeReason;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.arrangement.Decisions;
import huikuan.dunning.dispute.Attribution.Shared;
import huikuan.dunning.dispute.DisputeAnswer.Done;
import huikuan.dunning.dispute.DisputeAnswer.Excess;
import huikuan.dunning.dispute.DisputeAnswer.TooMuch;
import huikuan.dunning.dispute.DisputeAnswer.Unchanged;
import huikuan.dunning.dispute.DisputeCommand.HearPosting;
import huikuan.dunning.dispute.DisputeCommand.Offered;
import huikuan.dunning.dispute.DisputeCommand.OpenDispute;
import huikuan.dunning.dispute.DisputeCommand.ResolveDispute;
import huikuan.dunning.dispute.DisputeCommand.Settling;
import huikuan.dunning.dispute.DisputeCommand.SplitDispute;
import huikuan.dunning.dispute.DisputeEvent.DisputeClosed;
import huikuan.dunning.dispute.DisputeEvent.DisputeOpened;
import huikuan.dunning.dispute.DisputeEvent.DisputeResolving;
import huikuan.dunning.dispute.DisputeEvent.DisputeToldAgain;
import huikuan.dunning.dispute.DisputeEvent.Origin;
import huikuan.dunning.dispute.DisputeEvent.PartChanged;
import huikuan.dunning.dispute.DisputeEvent.PartsMoved;
import huikuan.dunning.dispute.DisputeEvent.PostingHeard;
import huikuan.dunning.dispute.DisputeEvent.Said;
import huikuan.dunning.dispute.DisputeEvent.Wanted;
import huikuan.dunning.dispute.DisputedParts.Moving;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which a dispute goes on: parts that move, documents asked of the ledger, its end.
 */
final class DisputeCourse {

  private DisputeCourse() {}

  /**
   * Keeps what a recipient says of what is disputed wholly by its last dispute; empty = it is not
   * disputed, but arranged otherwise.
   */
  static Optional<DisputeAnswer> toldAgain(OpenDispute command, Collection<Dispute> all) {
    Offered part = command.parts().getFirst();
    List<Dispute> about =
        all.stream()
            .filter(each -> each.isOpen() && each.openOf(part.caseId()).signum() > 0)
            .toList();
    if (about.isEmpty()) {
      return Optional.empty();
    }
    Dispute last = about.getLast();
    DisputeReason reason = command.facts().reason();
    if (about.stream().anyMatch(each -> each.isTold(reason, command.said()))) {
      return Optional.of(new Unchanged(last.id()));
    }
    apply(
        new DisputeToldAgain(
            last.id(), last.account(), part.caseId(), part.amount(), reason, command.said()));
    return Optional.of(new Done(last.id()));
  }

  /** The part that moves is held by its new dispute before the old one lets it go. */
  static void split(Dispute dispute, ArrangementId id, SplitDispute command, String actor) {
    Moving moving = DisputedParts.split(dispute, command.amounts());
    LocalDate until = dispute.heldUntil();
    AccountId account = dispute.account();
    apply(
        new DisputeOpened(
            id,
            account,
            moving.taken(),
            command.facts(),
            Origin.SPLIT,
            dispute.id(),
            Said.NOTHING,
            dispute.heldUntil(command.times()),
            command.times().dueAt(),
            actor));
    apply(new PartsMoved(dispute.id(), account, dispute.facts(), moving.left(), id, until));
  }

  static void merge(Dispute from, Dispute into, Instant now) {
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

  /** Closes it, or asks the ledger for documents. */
  static DisputeAnswer resolve(Dispute dispute, ResolveDispute command, String actor) {
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

  /** Takes a change of one of its claims. When nothing of it is open any more, it is closed. */
  static void follow(Shared shared, ClaimChange change) {
    Dispute dispute = shared.dispute();
    boolean open = dispute.isOpen();
    apply(
        new PartChanged(
            dispute.id(),
            dispute.account(),
            shared.part(),
            change.change(),
            change.kind(),
            change.number(),
            open ? dispute.heldUntil() : null));
    if (open && dispute.parts().stream().allMatch(part -> part.open().signum() == 0)) {
      closeSettled(dispute, change.at());
    } else {
      closeIfPosted(dispute, change.at());
    }
  }

  /**
   * Closes one of which nothing is open: as was decided if its claims have all documents of the
   * decision, and as settled if something else came first.
   */
  private static void closeSettled(Dispute dispute, Instant now) {
    if (dispute.isDocumented()) {
      closePosted(dispute, now);
    } else {
      close(dispute, dispute.facts(), DisputeOutcome.SETTLED, null, now);
    }
  }

  private static void closePosted(Dispute dispute, Instant now) {
    String reason = requireNonNull(dispute.resolving()).reason();
    close(dispute, dispute.facts(), DisputeOutcome.POSTED, reason, now);
  }

  /** Takes an answer of the ledger. */
  static void hear(Dispute dispute, HearPosting command) {
    PostingAnswered answer = command.answer();
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

  private static void closeIfPosted(Dispute dispute, Instant now) {
    if (dispute.isOpen() && dispute.isPosted()) {
      closePosted(dispute, now);
    }
  }
}
