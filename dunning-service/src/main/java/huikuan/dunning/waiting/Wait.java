package huikuan.dunning.waiting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a case waits.
 *
 * @param until the moment for which its step is planned, unless something is said before; null = it
 *     waits for what is said
 */
public record Wait(@Nullable Instant until) {}
