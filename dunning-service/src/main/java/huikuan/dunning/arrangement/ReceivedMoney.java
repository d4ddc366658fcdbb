package huikuan.dunning.arrangement;

import huikuan.contracts.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that came by a document for an agreed part.
 *
 * @param document its kind and number
 * @param tooLate whether it came after the agreement's last day
 */
public record ReceivedMoney(String document, Money amount, boolean tooLate) {

  /**
   * Money that goes back.
   *
   * @param paid so much of it was paid in time
   * @param late so much of it was paid too late
   * @param left what other documents, or the same, still pay
   */
  record Taken(Money paid, Money late, @Nullable List<ReceivedMoney> left) {}

  private static List<ReceivedMoney> all(@Nullable List<ReceivedMoney> received) {
    return received == null ? List.of() : received;
  }

  static List<ReceivedMoney> add(
      Money money,
      String kind,
      String number,
      boolean tooLate,
      @Nullable List<ReceivedMoney> received) {
    String document = document(kind, number);
    Money sum = money;
    List<ReceivedMoney> more = new ArrayList<>();
    for (ReceivedMoney each : all(received)) {
      if (each.document.equals(document) && each.tooLate == tooLate) {
        sum = sum.plus(each.amount);
      } else {
        more.add(each);
      }
    }
    more.add(new ReceivedMoney(document, sum, tooLate));
    return more;
  }

  /** Of the money of one document, what came too late goes first. */
  static Taken take(
      Money money, String kind, String number, @Nullable List<ReceivedMoney> received) {
    String document = document(kind, number);
    Money ofLate = money.min(sum(document, true, money, received));
    Money ofPaid = money.minus(ofLate).min(sum(document, false, money, received));
    List<ReceivedMoney> left = new ArrayList<>();
    for (ReceivedMoney each : all(received)) {
      Money less = each.tooLate ? ofLate : ofPaid;
      Money rest = each.document.equals(document) ? each.amount.minus(less) : each.amount;
      if (rest.signum() > 0) {
        left.add(new ReceivedMoney(each.document, rest, each.tooLate));
      }
    }
    return new Taken(ofPaid, ofLate, left);
  }

  /**
   * @param other in the same currency
   */
  static Money sum(@Nullable List<ReceivedMoney> received, Money other) {
    return all(received).stream()
        .map(ReceivedMoney::amount)
        .reduce(Money.zero(other.currency()), Money::plus);
  }

  private static Money sum(
      String document, boolean tooLate, Money other, @Nullable List<ReceivedMoney> received) {
    List<ReceivedMoney> some =
        all(received).stream()
            .filter(each -> each.document.equals(document) && each.tooLate == tooLate)
            .toList();
    return sum(some, other);
  }

  private static String document(String kind, String number) {
    return kind + " " + number;
  }
}
