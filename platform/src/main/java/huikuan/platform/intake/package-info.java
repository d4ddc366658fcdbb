/** Kafka to log: exactly once in effect. */
@NullMarked
package huikuan.platform.intake;

import org.jspecify.annotations.NullMarked;
