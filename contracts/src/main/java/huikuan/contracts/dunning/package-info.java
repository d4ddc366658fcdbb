/** Events that dunning publishes: reminders to send, sanctions proposed, cases closed. */
@NullMarked
package huikuan.contracts.dunning;

import org.jspecify.annotations.NullMarked;
