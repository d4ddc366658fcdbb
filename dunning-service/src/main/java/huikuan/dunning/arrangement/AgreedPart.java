package huikuan.dunning.arrangement;

import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import java.time.LocalDate;

/**
 * The part of a claim that a customer is to pay by agreement.
 *
 * @param amount of the part
 * @param open what is open of the claim, without what was paid too late
 * @param paid what was paid of the claim in time since the agreement
 * @param late what was paid of it after the agreement was over
 * @param position of the last change that is heeded, in this service's log
 */
public record AgreedPart(
    String caseId,
    ItemKind itemKind,
    String item,
    Money amount,
    Money open,
    Money paid,
    Money late,
    long position) {

  public static AgreedPart of(
      String caseId, ItemKind itemKind, String item, Money amount, Money open, long position) {
    Money none = Money.zero(amount.currency());
    return new AgreedPart(caseId, itemKind, item, amount, open, none, none, position);
  }

  /**
   * The sum that is still to be paid of the promised part: a credit note may leave less open than
   * that.
   */
  public Money missing() {
    Money unpaid = amount.minus(paid);
    return unpaid.signum() < 0 ? Money.zero(amount.currency()) : unpaid.min(open);
  }

  /**
   * The part after a change of its claim. A change that is posted after the agreement's last day
   * counts neither for it nor against it, but that money which goes back is no payment.
   */
  public AgreedPart after(ClaimChange change, LocalDate until) {
    if (change.position() <= position) {
      return this;
    }
    boolean tooLate = change.postedOn().isAfter(until);
    if (!change.ofMoney()) {
      return tooLate
          ? at(change.position())
          : new AgreedPart(
              caseId,
              itemKind,
              item,
              amount,
              open.plus(change.change()),
              paid,
              late,
              change.position());
    }
    if (change.change().signum() < 0) {
      return received(change.change().negated(), tooLate, change.position());
    }
    return wentBack(change.change(), change.position());
  }

  private AgreedPart at(long heeded) {
    return new AgreedPart(caseId, itemKind, item, amount, open, paid, late, heeded);
  }

  private AgreedPart received(Money money, boolean tooLate, long heeded) {
    return tooLate
        ? new AgreedPart(caseId, itemKind, item, amount, open, paid, late.plus(money), heeded)
        : new AgreedPart(
            caseId, itemKind, item, amount, open.minus(money), paid.plus(money), late, heeded);
  }

  /** Money that came too late goes first: it came last. What was paid before stays paid. */
  private AgreedPart wentBack(Money money, long heeded) {
    Money ofLate = money.min(late);
    Money rest = money.minus(ofLate);
    Money ofPaid = rest.min(paid);
    return new AgreedPart(
        caseId,
        itemKind,
        item,
        amount,
        open.plus(rest),
        paid.minus(ofPaid),
        late.minus(ofLate),
        heeded);
  }
}
