/** Events that notification publishes: the outcome of each message. */
@NullMarked
package huikuan.contracts.notification;

import org.jspecify.annotations.NullMarked;
