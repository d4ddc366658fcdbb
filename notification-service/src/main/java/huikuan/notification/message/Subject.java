package huikuan.notification.message;

import huikuan.contracts.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim that a message is about, as known when the message was requested.
 *
 * @param ordinal the number of its step in the policy, from 1
 * @param invoiceDate the day on the invoice, or of the refund
 * @param contract the number of the contract
 * @param reference the customer's own reference
 * @param minimum the least overdue amount in the account; for claims to come, that amount in the
 *     message is enough, too; null = any amount
 * @param policy the version of the policy that requested it
 * @param confirmGoods whether the customer is asked to confirm that it has the goods; null = not
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
    String policy,
    @Nullable Boolean confirmGoods) {

  /** The claim with the furthest step of its policy. A further step has a more serious letter. */
  public static Subject furthest(List<Subject> subjects) {
    return subjects.stream().max(Comparator.comparingInt(Subject::ordinal)).orElseThrow();
  }

  /** Whether the claim is overdue on a day; if not, it is to come. */
  public boolean isOverdueOn(LocalDate day) {
    return dueOn.isBefore(day);
  }

  /** The same claim with another open amount. */
  public Subject withOpen(Money now) {
    return new Subject(
        step,
        ordinal,
        invoiceDate,
        dueOn,
        amount,
        now,
        contract,
        reference,
        minimum,
        policy,
        confirmGoods);
  }
}
