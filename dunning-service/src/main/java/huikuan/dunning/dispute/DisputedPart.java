package huikuan.dunning.dispute;

import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;

/**
 * The part of a claim that is disputed. What was disputed at first is what is disputed still, paid,
 * credited, written off and conceded, at every moment.
 *
 * @param original that was disputed at first
 * @param open that is disputed still
 * @param conceded that is owed after all, and chased again
 * @param position of the last change of the claim that is heeded, in this service's log
 */
record DisputedPart(
    String caseId,
    ItemKind itemKind,
    String item,
    Money original,
    Money open,
    Money paid,
    Money credited,
    Money writtenOff,
    Money conceded,
    long position) {

  DisputedPart {
    Money sum = open.plus(paid).plus(credited).plus(writtenOff).plus(conceded);
    if (!sum.equals(original) || least(open, paid, credited, writtenOff, conceded) < 0) {
      throw new IllegalArgumentException("The amounts of a dispute do not tie: " + original);
    }
  }

  private static int least(Money... amounts) {
    int least = 0;
    for (Money each : amounts) {
      least = Math.min(least, each.signum());
    }
    return least;
  }

  static DisputedPart of(
      String caseId, ItemKind itemKind, String item, Money amount, long position) {
    Money none = Money.zero(amount.currency());
    return new DisputedPart(
        caseId, itemKind, item, amount, amount, none, none, none, none, position);
  }

  /** The way in which less of a claim is open than before. */
  enum Way {
    PAID,
    CREDITED,
    WRITTEN_OFF;

    static Way of(String kind) {
      return switch (kind) {
        case "receipt", "allocation", "reversal" -> PAID;
        case "writeOff" -> WRITTEN_OFF;
        default -> CREDITED;
      };
    }
  }

  Money by(Way way) {
    return switch (way) {
      case PAID -> paid;
      case CREDITED -> credited;
      case WRITTEN_OFF -> writtenOff;
    };
  }

  DisputedPart at(long heeded) {
    return new DisputedPart(
        caseId, itemKind, item, original, open, paid, credited, writtenOff, conceded, heeded);
  }

  /** So much of it is disputed no longer, for it is paid, credited or written off. */
  DisputedPart settled(Money amount, Way way) {
    return changed(amount.negated(), way, amount, none());
  }

  /** So much is disputed again: what settled it was undone. */
  DisputedPart unsettled(Money amount, Way way) {
    return changed(amount, way, amount.negated(), none());
  }

  /** So much is owed again, though the dispute is closed: what settled it was undone. */
  DisputedPart owedAgain(Money amount, Way way) {
    return changed(none(), way, amount.negated(), amount);
  }

  /** All that is disputed still is owed after all. */
  DisputedPart conceding() {
    return new DisputedPart(
        caseId,
        itemKind,
        item,
        original,
        none(),
        paid,
        credited,
        writtenOff,
        conceded.plus(open),
        position);
  }

  /** Without what another dispute takes over of what is disputed still. */
  DisputedPart without(Money amount) {
    return new DisputedPart(
        caseId,
        itemKind,
        item,
        original.minus(amount),
        open.minus(amount),
        paid,
        credited,
        writtenOff,
        conceded,
        position);
  }

  /** Together with the same claim's part of another dispute. */
  DisputedPart and(DisputedPart other) {
    return new DisputedPart(
        caseId,
        itemKind,
        item,
        original.plus(other.original),
        open.plus(other.open),
        paid.plus(other.paid),
        credited.plus(other.credited),
        writtenOff.plus(other.writtenOff),
        conceded.plus(other.conceded),
        Math.max(position, other.position));
  }

  private Money none() {
    return Money.zero(original.currency());
  }

  private DisputedPart changed(Money ofOpen, Way way, Money ofWay, Money ofConceded) {
    return new DisputedPart(
        caseId,
        itemKind,
        item,
        original,
        open.plus(ofOpen),
        way == Way.PAID ? paid.plus(ofWay) : paid,
        way == Way.CREDITED ? credited.plus(ofWay) : credited,
        way == Way.WRITTEN_OFF ? writtenOff.plus(ofWay) : writtenOff,
        conceded.plus(ofConceded),
        position);
  }
}
