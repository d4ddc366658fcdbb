package huikuan.platform.audit;

import huikuan.platform.web.access.AuditTrail.Kind;
import huikuan.platform.web.access.AuditedRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be put on record.
 *
 * @param count the number of requests that it stands for
 * @param trace the id of the request's trace; of several, of the first
 */
record AuditNote(
    Instant at, Kind kind, AuditedRequest request, int count, @Nullable String trace) {}
