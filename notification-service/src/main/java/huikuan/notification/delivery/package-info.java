/** The sending of messages: when to try, when to try again, when to stop. */
@NullMarked
package huikuan.notification.delivery;

import org.jspecify.annotations.NullMarked;
