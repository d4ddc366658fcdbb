package huikuan.notification.message;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The facts on which the sending of a message was based, as known then. They never change, so that
 * messages that were wrong in hindsight can be counted later.
 *
 * @param receiptsThrough the last day whose receipts were complete when the first of its steps was
 *     requested; null = no feed states it
 * @param readThrough the position up to which this service's own log was read, which holds the
 *     events of the ledger and of dunning, too
 * @param person the number that stands for the mail address
 * @param noBounceSince when the first message since the last bounce of that address was sent; null
 *     = none was sent before, or the last one bounced
 * @param frequency the counts of messages to the recipient, for the caps
 */
public record Grounds(
    @Nullable LocalDate receiptsThrough,
    long readThrough,
    String person,
    @Nullable Instant noBounceSince,
    Frequency frequency) {}
