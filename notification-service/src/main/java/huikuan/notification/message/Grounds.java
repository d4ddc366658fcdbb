package huikuan.notification.message;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a message was sent by, as known when it was sent. It never changes, so that it can be
 * counted later which messages were wrong in hindsight.
 *
 * @param receiptsThrough the last day whose receipts the company had posted when the first of its
 *     steps was asked for; null = no feed states it
 * @param readThrough the position up to which this service's own log was read, with all that the
 *     ledger and dunning had told until then
 * @param person stands for the mail address
 * @param noBounceSince when the first of the messages was sent to that address since which none
 *     came back; null = none was sent before, or the last one came back
 * @param frequency how often the recipient was written to, by the caps
 */
public record Grounds(
    @Nullable LocalDate receiptsThrough,
    long readThrough,
    String person,
    @Nullable Instant noBounceSince,
    Frequency frequency) {}
