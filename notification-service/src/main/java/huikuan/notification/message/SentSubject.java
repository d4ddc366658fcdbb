package huikuan.notification.message;

import huikuan.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * A claim as a sent message describes it.
 *
 * @param open the amount asked for when it was sent: open, not on hold, and not covered
 * @param held the amount on hold; null = nothing
 * @param covered the amount that unapplied money covered; null = nothing
 * @param policy the version of the policy that requested it
 */
public record SentSubject(
    Step step, Money open, @Nullable Money held, @Nullable Money covered, String policy) {}
