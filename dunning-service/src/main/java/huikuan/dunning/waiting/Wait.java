package huikuan.dunning.waiting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a case waits.
 *
 * @param until the moment for which its step is planned, if no statement comes before; null = it
 *     waits for a statement
 */
public record Wait(@Nullable Instant until) {}
