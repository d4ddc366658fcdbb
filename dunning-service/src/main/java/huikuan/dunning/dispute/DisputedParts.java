package huikuan.dunning.dispute;

import static java.util.stream.Collectors.toMap;

import huikuan.contracts.Money;
import huikuan.dunning.dispute.DisputeAnswer.Excess;
import huikuan.dunning.dispute.DisputeAnswer.LeavesNothing;
import huikuan.dunning.dispute.DisputeAnswer.TooMuch;
import huikuan.dunning.dispute.DisputeCommand.Offered;
import huikuan.dunning.dispute.DisputeCommand.OpenDispute;
import huikuan.dunning.dispute.DisputeCommand.SplitDispute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells which parts of claims disputes get, give away and take over, and what is too much. */
final class DisputedParts {

  private DisputedParts() {}

  /** The parts of a dispute that is to be opened, and what of them is more than can be disputed. */
  record Opening(List<DisputedPart> parts, List<Excess> excesses) {}

  /** The parts, each with as much of it as can be disputed still. */
  static List<Offered> atMostFree(List<Offered> offered, Collection<Dispute> disputes) {
    return offered.stream()
        .map(
            each -> {
              Money free = each.free().minus(disputed(each, disputes));
              Money amount = each.amount() == null ? free : each.amount().min(free);
              return new Offered(each.caseId(), each.item(), amount, each.free(), each.position());
            })
        .toList();
  }

  static Opening opening(List<Offered> offered, Collection<Dispute> disputes) {
    List<DisputedPart> parts = new ArrayList<>();
    List<Excess> excesses = new ArrayList<>();
    for (Offered each : offered) {
      Money free = each.free().minus(disputed(each, disputes));
      Money amount = each.amount() == null ? free : each.amount();
      if (amount.signum() <= 0 || amount.compareTo(free) > 0) {
        excesses.add(new Excess(each.caseId(), free));
      } else {
        parts.add(
            DisputedPart.of(
                each.caseId(), each.item().kind(), each.item().number(), amount, each.position()));
      }
    }
    return new Opening(parts, excesses);
  }

  private static Money disputed(Offered part, Collection<Dispute> disputes) {
    return disputes.stream()
        .filter(Dispute::isOpen)
        .map(each -> each.part(part.caseId()))
        .filter(Objects::nonNull)
        .map(DisputedPart::open)
        .reduce(Money.zero(part.free().currency()), Money::plus);
  }

  /** Whether a recipient tells again, or somebody sends twice, what is disputed already. */
  static boolean isSame(Dispute known, OpenDispute command) {
    DisputeEvent.DisputeOpened opened = known.opened();
    return known.isOpen()
        && opened.account().equals(command.account())
        && opened.facts().reason() == command.facts().reason()
        && opened.said().equals(command.said())
        && opened.parts().size() == command.parts().size()
        && command.parts().stream().allMatch(each -> isSame(opened.parts(), each));
  }

  /** Whether somebody sends twice what is split off already. */
  static boolean isSame(Dispute known, SplitDispute command) {
    DisputeEvent.DisputeOpened opened = known.opened();
    Map<String, Money> amounts =
        opened.parts().stream().collect(toMap(DisputedPart::caseId, DisputedPart::original));
    return known.isOpen()
        && command.dispute().equals(opened.from())
        && opened.facts().equals(command.facts())
        && amounts.equals(command.amounts());
  }

  private static boolean isSame(List<DisputedPart> known, Offered part) {
    return known.stream()
        .anyMatch(
            each ->
                each.caseId().equals(part.caseId())
                    && (part.amount() == null || each.original().equals(part.amount())));
  }

  /** The excess of amounts, by the cases of claims, over what a dispute has open. */
  static List<Excess> excesses(Dispute dispute, Map<String, Money> amounts) {
    return amounts.entrySet().stream()
        .filter(each -> each.getValue().compareTo(dispute.openOf(each.getKey())) > 0)
        .map(each -> new Excess(each.getKey(), dispute.openOf(each.getKey())))
        .toList();
  }

  /** The reason for which amounts, by the cases of claims, are not split off; empty = they are. */
  static Optional<DisputeAnswer> refusalOfSplit(Dispute dispute, Map<String, Money> amounts) {
    List<Excess> excesses = excesses(dispute, amounts);
    if (!excesses.isEmpty()) {
      return Optional.of(new TooMuch(excesses));
    }
    Money none = Money.zero(dispute.account().currency());
    Money open = dispute.parts().stream().map(DisputedPart::open).reduce(none, Money::plus);
    Money taken = amounts.values().stream().reduce(none, Money::plus);
    return taken.equals(open) ? Optional.of(new LeavesNothing(open)) : Optional.empty();
  }

  /**
   * @param left of the one that gives
   * @param taken by the other one, which may have had some before
   */
  record Moving(List<DisputedPart> left, List<DisputedPart> taken) {}

  static Moving split(Dispute dispute, Map<String, Money> amounts) {
    List<DisputedPart> left = new ArrayList<>();
    List<DisputedPart> taken = new ArrayList<>();
    for (DisputedPart each : dispute.parts()) {
      Money amount = amounts.get(each.caseId());
      left.add(amount == null ? each : each.without(amount));
      if (amount != null) {
        taken.add(taken(each, amount));
      }
    }
    return new Moving(left, taken);
  }

  static Moving merged(Dispute from, Dispute into) {
    Map<String, DisputedPart> all = new LinkedHashMap<>();
    into.parts().forEach(each -> all.put(each.caseId(), each));
    List<DisputedPart> left = new ArrayList<>();
    for (DisputedPart each : from.parts()) {
      all.merge(each.caseId(), taken(each, each.open()), DisputedPart::and);
      left.add(each.without(each.open()));
    }
    return new Moving(left, List.copyOf(all.values()));
  }

  private static DisputedPart taken(DisputedPart part, Money amount) {
    return DisputedPart.of(part.caseId(), part.itemKind(), part.item(), amount, part.position());
  }

  /**
   * The cases of claims of which no dispute is overdue any longer when another day is set for one;
   * null = it is not overdue, or its day stays.
   */
  static @Nullable List<String> onTime(
      Dispute dispute, DisputeFacts now, Collection<Dispute> disputes) {
    if (!dispute.isOverdue() || now.dueOn().equals(dispute.facts().dueOn())) {
      return null;
    }
    List<Dispute> overdue =
        disputes.stream().filter(each -> each.isOverdue() && each != dispute).toList();
    return dispute.parts().stream()
        .map(DisputedPart::caseId)
        .filter(each -> overdue.stream().allMatch(late -> late.openOf(each).signum() == 0))
        .toList();
  }
}
