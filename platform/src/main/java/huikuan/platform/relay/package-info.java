/** Log to Kafka: at least once, in order. */
@NullMarked
package huikuan.platform.relay;

import org.jspecify.annotations.NullMarked;
