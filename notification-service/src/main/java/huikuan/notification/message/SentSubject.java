package huikuan.notification.message;

import huikuan.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * A claim as a message that was sent tells of it.
 *
 * @param open what was owed when it was sent: what is open, less what is on hold, less what is
 *     covered
 * @param held what was on hold; null = nothing
 * @param covered what unapplied money covered; null = nothing
 * @param policy the version of the policy that asked for it
 */
public record SentSubject(
    Step step, Money open, @Nullable Money held, @Nullable Money covered, String policy) {}
