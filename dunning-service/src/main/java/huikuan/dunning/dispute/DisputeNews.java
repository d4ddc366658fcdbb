package huikuan.dunning.dispute;

import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.dunning.DunningEvent.DisputedItem;
import huikuan.dunning.dispute.DisputeEvent.DisputeChanged;
import huikuan.dunning.dispute.DisputeEvent.DisputeClosed;
import huikuan.dunning.dispute.DisputeEvent.DisputeOpened;
import huikuan.dunning.dispute.DisputeEvent.DisputeOverdue;
import huikuan.dunning.dispute.DisputeEvent.DisputeResolving;
import huikuan.dunning.dispute.DisputeEvent.DisputeToldAgain;
import huikuan.dunning.dispute.DisputeEvent.PartChanged;
import huikuan.dunning.dispute.DisputeEvent.PartsMoved;
import huikuan.dunning.dispute.DisputeEvent.PostingHeard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The news of disputes that other services are told. */
final class DisputeNews {

  private DisputeNews() {}

  /** How a dispute stands after an event; empty = its stage and its parts are as before. */
  static Optional<DunningEvent> of(DisputeEvent event, Instant at) {
    return switch (event) {
      case DisputeOpened it -> told(it, it.facts(), it.parts(), null, at);
      case DisputeChanged it -> told(it, it.facts(), it.parts(), null, at);
      case PartsMoved it -> told(it, it.facts(), it.parts(), null, at);
      case DisputeResolving it -> told(it, it.facts(), it.parts(), null, at);
      case PostingHeard it ->
          it.facts().stage() == DisputeStage.IN_WORK
              ? told(it, it.facts(), it.parts(), null, at)
              : Optional.empty();
      case DisputeClosed it -> told(it, it.facts(), it.parts(), it.outcome(), at);
      case PartChanged _, DisputeToldAgain _, DisputeOverdue _ -> Optional.empty();
    };
  }

  private static Optional<DunningEvent> told(
      DisputeEvent event,
      DisputeFacts facts,
      List<DisputedPart> parts,
      @Nullable DisputeOutcome outcome,
      Instant at) {
    Function<Function<DisputedPart, Money>, Money> sum =
        of -> parts.stream().map(of).reduce(Money.zero(event.account().currency()), Money::plus);
    return Optional.of(
        new DunningEvent.DisputeChanged(
            event.arrangement().toString(),
            event.account(),
            facts.stage().toString(),
            facts.reason(),
            outcome == null ? null : outcome.toString(),
            sum.apply(DisputedPart::original),
            sum.apply(DisputedPart::open),
            sum.apply(DisputedPart::paid),
            sum.apply(DisputedPart::credited),
            sum.apply(DisputedPart::writtenOff),
            sum.apply(DisputedPart::conceded),
            facts.dueOn(),
            parts.stream().map(DisputeNews::item).toList(),
            at));
  }

  private static DisputedItem item(DisputedPart part) {
    return new DisputedItem(
        part.caseId(), part.itemKind(), part.item(), part.original(), part.open());
  }
}
