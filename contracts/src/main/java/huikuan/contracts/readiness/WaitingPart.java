package huikuan.contracts.readiness;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.BasisEvent.Milestone;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a claim that waits for a milestone of its contract.
 *
 * @param amount above zero
 */
public record WaitingPart(Milestone milestone, Money amount) {

  /**
   * The parts of a claim that wait, in the order of the milestones.
   *
   * <p>Milestones that are reached open their amounts, to the claims of the contract in the order
   * in which they became known. The amounts of those that are not reached follow, each in its turn;
   * what is beyond the amounts of all milestones is free.
   *
   * @param milestones of the contract, as they stand
   * @param acceptanceAgreed whether a milestone is reached only once the customer accepted it
   * @param before the amounts in its currency of the claims that became known before it
   * @param amount of the claim
   */
  public static List<WaitingPart> of(
      List<Milestone> milestones, boolean acceptanceAgreed, Money before, Money amount) {
    Money end = before.plus(amount);
    Money at = Money.zero(amount.currency());
    List<Milestone> ahead = new ArrayList<>();
    for (Milestone each : milestones) {
      if (each.isOpen(acceptanceAgreed)) {
        at = at.plus(opens(each, amount));
      } else {
        ahead.add(each);
      }
    }
    List<WaitingPart> parts = new ArrayList<>();
    for (Milestone each : ahead) {
      Money next = at.plus(opens(each, amount));
      Money part = next.min(end).minus(at.compareTo(before) > 0 ? at : before);
      if (part.signum() > 0) {
        parts.add(new WaitingPart(each, part));
      }
      at = next;
    }
    return parts;
  }

  /**
   * All that milestones open to a claim, once they are reached.
   *
   * @param claim the amount of it, or any other in its currency
   */
  public static Money ofAll(List<Milestone> milestones, Money claim) {
    return milestones.stream()
        .map(each -> opens(each, claim))
        .reduce(Money.zero(claim.currency()), Money::plus);
  }

  /** A milestone opens nothing to claims in another currency. */
  private static Money opens(Milestone milestone, Money claim) {
    Money amount = milestone.amount();
    return amount != null && amount.currency().equals(claim.currency())
        ? amount
        : Money.zero(claim.currency());
  }
}
