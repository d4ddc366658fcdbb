package huikuan.ledger.account;

import huikuan.contracts.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Part of a credit set against a claim.
 *
 * @param amount below zero = so much less stands against it
 * @param from the business day from which it counts: never so early that the claim, or the credit,
 *     would be below zero on any day
 * @param openAfter the open amount of the claim on that day, or, if it is past, on the day on which
 *     the document was recorded; as known then
 * @param held of one that counts from a later day than that of recording: what more is held of the
 *     credit for that day; below zero = less; null = nothing
 */
public record Allocation(
    Item claim, Item credit, Money amount, LocalDate from, Money openAfter, @Nullable Money held) {}
