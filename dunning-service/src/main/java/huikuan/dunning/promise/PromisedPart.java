package huikuan.dunning.promise;

import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.promise.PromiseCommand.Offered;
import java.time.LocalDate;

/**
 * The part of a claim that is promised.
 *
 * @param amount that is promised of it
 * @param open what is open of it, without what was paid too late
 * @param paid what was paid of it in time since the promise
 * @param late what was paid of it after the promise was over
 * @param position of the last change that is heeded, in this service's log
 */
record PromisedPart(
    String caseId,
    ItemKind itemKind,
    String item,
    Money amount,
    Money open,
    Money paid,
    Money late,
    long position) {

  static PromisedPart of(Offered offered) {
    Money none = Money.zero(offered.amount().currency());
    return new PromisedPart(
        offered.caseId(),
        offered.item().kind(),
        offered.item().number(),
        offered.amount(),
        offered.open(),
        none,
        none,
        offered.position());
  }

  /** What is still to be paid of what was promised: a credit note may leave less open than that. */
  Money missing() {
    Money unpaid = amount.minus(paid);
    return unpaid.signum() < 0 ? Money.zero(amount.currency()) : unpaid.min(open);
  }

  /**
   * The part after a change of its claim. A change that is posted after the promise's last day
   * counts neither for it nor against it, but that money which goes back is no payment.
   */
  PromisedPart after(ClaimChange change, LocalDate until) {
    if (change.position() <= position) {
      return this;
    }
    boolean tooLate = change.postedOn().isAfter(until);
    if (!change.ofMoney()) {
      return tooLate
          ? at(change.position())
          : new PromisedPart(
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

  private PromisedPart at(long heeded) {
    return new PromisedPart(caseId, itemKind, item, amount, open, paid, late, heeded);
  }

  private PromisedPart received(Money money, boolean tooLate, long heeded) {
    return tooLate
        ? new PromisedPart(caseId, itemKind, item, amount, open, paid, late.plus(money), heeded)
        : new PromisedPart(
            caseId, itemKind, item, amount, open.minus(money), paid.plus(money), late, heeded);
  }

  /** Money that came too late goes first: it came last. What was paid before stays paid. */
  private PromisedPart wentBack(Money money, long heeded) {
    Money ofLate = money.min(late);
    Money rest = money.minus(ofLate);
    Money ofPaid = rest.min(paid);
    return new PromisedPart(
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
