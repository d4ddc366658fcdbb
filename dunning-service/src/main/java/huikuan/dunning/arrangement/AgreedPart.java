package huikuan.dunning.arrangement;

import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.dunning.arrangement.ReceivedMoney.Taken;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a claim that a customer is to pay by agreement.
 *
 * @param amount of the part
 * @param open what is open of the claim, without what was paid too late
 * @param paid what was paid of the claim in time since the agreement
 * @param late what was paid of it after the agreement was over
 * @param position of the last change that is heeded, in this service's log
 * @param received the documents that {@code paid} and {@code late} came by; null = none did, or it
 *     is older than this
 */
public record AgreedPart(
    String caseId,
    ItemKind itemKind,
    String item,
    Money amount,
    Money open,
    Money paid,
    Money late,
    long position,
    @Nullable List<ReceivedMoney> received) {

  public AgreedPart {
    received = received == null || received.isEmpty() ? null : List.copyOf(received);
  }

  public static AgreedPart of(
      String caseId, ItemKind itemKind, String item, Money amount, Money open, long position) {
    Money none = Money.zero(amount.currency());
    return new AgreedPart(caseId, itemKind, item, amount, open, none, none, position, null);
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
      Money after = tooLate ? open : open.plus(change.change());
      return with(after, paid, late, received, change);
    }
    return change.change().signum() < 0
        ? received(change.change().negated(), tooLate, change)
        : wentBack(change.change(), change);
  }

  private AgreedPart with(
      Money nowOpen,
      Money nowPaid,
      Money nowLate,
      @Nullable List<ReceivedMoney> by,
      ClaimChange heeded) {
    return new AgreedPart(
        caseId, itemKind, item, amount, nowOpen, nowPaid, nowLate, heeded.position(), by);
  }

  private AgreedPart received(Money money, boolean tooLate, ClaimChange change) {
    List<ReceivedMoney> by =
        change.source() == null
            ? received
            : ReceivedMoney.add(money, change.kind(), change.source(), tooLate, received);
    return tooLate
        ? with(open, paid, late.plus(money), by, change)
        : with(open.minus(money), paid.plus(money), late, by, change);
  }

  /**
   * Money goes back that its document paid: of the part, or before the agreement. If it is not
   * known by which document all of it came, money that came too late goes first: it came last.
   */
  private AgreedPart wentBack(Money money, ClaimChange change) {
    String source = change.source();
    boolean known = ReceivedMoney.sum(received, money).equals(paid.plus(late));
    Taken taken =
        source != null && known
            ? ReceivedMoney.take(money, change.kind(), source, received)
            : guessed(money);
    return with(
        open.plus(money).minus(taken.late()),
        paid.minus(taken.paid()),
        late.minus(taken.late()),
        taken.left(),
        change);
  }

  private Taken guessed(Money money) {
    Money ofLate = money.min(late);
    return new Taken(money.minus(ofLate).min(paid), ofLate, received);
  }
}
