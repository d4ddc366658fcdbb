package huikuan.notification.message;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the sending of a message was based on, as known then. It never changes, so that messages
 * that were wrong in hindsight can be counted later.
 *
 * @param receiptsThrough the last day whose receipts the company had posted when the first of its
 *     steps was asked for; null = no feed states it
 * @param readThrough the position up to which this service's own log was read, with all that the
 *     ledger and dunning had told until then
 * @param person stands for the mail address
 * @param noBounceSince since when no message to that address came back: the first of these was sent
 *     then; null = none was sent before, or the last one came back
 * @param frequency how often the recipient was written to, by the caps
 */
public record Grounds(
    @Nullable LocalDate receiptsThrough,
    long readThrough,
    String person,
    @Nullable Instant noBounceSince,
    Frequency frequency) {}
