package huikuan.dunning.dispute;

import huikuan.contracts.Money;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.dispute.DisputedPart.Way;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Shares a change of a claim among its disputes. Money pays what is undisputed first; a credit note
 * or a write-off is for what is disputed first, and before others for the dispute that asked for
 * it. What is undone goes back the other way round.
 */
final class Attribution {

  private Attribution() {}

  /** A dispute, and its part of the claim after the change. */
  record Shared(Dispute dispute, DisputedPart part) {}

  /**
   * @param disputes those that have a part of the claim, oldest first
   * @return those whose part has not heeded the change before
   */
  static List<Shared> of(ClaimChange change, Collection<Dispute> disputes) {
    List<Dispute> news =
        disputes.stream()
            .filter(each -> part(each, change).position() < change.position())
            .toList();
    return change.change().signum() < 0 ? settled(change, news) : undone(change, news);
  }

  private static DisputedPart part(Dispute dispute, ClaimChange change) {
    DisputedPart part = dispute.part(change.caseId());
    if (part == null) {
      throw new IllegalStateException(dispute.id() + " has no part of " + change.caseId());
    }
    return part;
  }

  private static List<Shared> settled(ClaimChange change, List<Dispute> disputes) {
    Way way = Way.of(change.kind());
    Money less = change.change().negated();
    Money disputed = Money.zero(less.currency());
    for (Dispute each : disputes) {
      disputed = disputed.plus(openOf(each, change));
    }
    Money before = change.open().plus(less);
    Money undisputed = before.minus(disputed);
    Money rest = way == Way.PAID ? less.minus(positive(undisputed).min(less)) : less;
    List<Shared> shared = new ArrayList<>();
    List<Dispute> order =
        disputes.stream()
            .sorted(Comparator.comparing(each -> each.wanted(change.number()) == null))
            .toList();
    for (Dispute each : order) {
      DisputedPart part = part(each, change);
      Money share = each.isOpen() ? rest.min(part.open()) : Money.zero(rest.currency());
      rest = rest.minus(share);
      shared.add(new Shared(each, part.settled(share, way).at(change.position())));
    }
    return shared;
  }

  private static Money openOf(Dispute dispute, ClaimChange change) {
    return dispute.isOpen()
        ? dispute.openOf(change.caseId())
        : Money.zero(change.change().currency());
  }

  private static Money positive(Money amount) {
    return amount.signum() < 0 ? Money.zero(amount.currency()) : amount;
  }

  /** The dispute that was settled last comes open first. */
  private static List<Shared> undone(ClaimChange change, List<Dispute> disputes) {
    Way way = Way.of(change.kind());
    Money rest = change.change();
    List<Shared> shared = new ArrayList<>();
    for (Dispute each : disputes.reversed()) {
      DisputedPart part = part(each, change);
      Money share = rest.min(part.by(way));
      rest = rest.minus(share);
      DisputedPart now = each.isOpen() ? part.unsettled(share, way) : part.owedAgain(share, way);
      shared.add(new Shared(each, now.at(change.position())));
    }
    return shared;
  }
}
