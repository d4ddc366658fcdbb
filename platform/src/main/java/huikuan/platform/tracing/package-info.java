/** W3C trace context from the HTTP edge through events and Kafka into the logs. */
@NullMarked
package huikuan.platform.tracing;

import org.jspecify.annotations.NullMarked;
