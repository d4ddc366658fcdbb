package huikuan.ledger.query;

import java.time.OffsetDateTime;

/**
 * A moment of knowledge, made exact.
 *
 * @param position the newest commit known then; the read model has it
 */
public record KnownMoment(OffsetDateTime moment, long position) {}
