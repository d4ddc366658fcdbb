package huikuan.dunning.hold;

import java.time.Instant;

/**
 * A hold that was placed and has not been ended.
 *
 * @param endsAt when its last day ends at the customer; it stays when the customer moves
 */
public record HoldInForce(Hold hold, Instant endsAt) {}
