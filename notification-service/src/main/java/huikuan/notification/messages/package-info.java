/** Questions about messages: what was sent to whom, what waits, what failed. */
@NullMarked
package huikuan.notification.messages;

import org.jspecify.annotations.NullMarked;
