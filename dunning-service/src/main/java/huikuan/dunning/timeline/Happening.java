package huikuan.dunning.timeline;

import java.time.Instant;

/**
 * An event of a case, as facts.
 *
 * @param actor the client or rule that it comes from
 */
public record Happening(Instant at, EventKey event, String actor, Facts facts) {}
