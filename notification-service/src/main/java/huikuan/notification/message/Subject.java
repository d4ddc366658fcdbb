package huikuan.notification.message;

import huikuan.contracts.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim that a message is about, as it stood when the message was asked for.
 *
 * @param ordinal which of the policy's steps it is, from 1
 * @param invoiceDate the day on the invoice, or of the refund
 * @param contract its number
 * @param reference the customer's own
 * @param minimum what the customer has to owe, overdue, in the account; of what is to come, what
 *     the message tells of is enough, too; null = any amount
 * @param policy the version of the policy that asked for it
 */
public record Subject(
    Step step,
    int ordinal,
    LocalDate invoiceDate,
    LocalDate dueOn,
    Money amount,
    Money open,
    @Nullable String contract,
    @Nullable String reference,
    @Nullable Money minimum,
    String policy) {

  /**
   * The one of which the policy has come furthest. The further a claim is, the graver the words.
   */
  public static Subject furthest(List<Subject> subjects) {
    return subjects.stream().max(Comparator.comparingInt(Subject::ordinal)).orElseThrow();
  }

  /** Whether it is past due on a day, or else to come. */
  public boolean isOverdueOn(LocalDate day) {
    return dueOn.isBefore(day);
  }

  /** The same with what is open of it at another moment. */
  public Subject withOpen(Money now) {
    return new Subject(
        step, ordinal, invoiceDate, dueOn, amount, now, contract, reference, minimum, policy);
  }
}
