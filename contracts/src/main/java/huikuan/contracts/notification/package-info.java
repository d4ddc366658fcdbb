/** What notification tells: what became of each message. */
@NullMarked
package huikuan.contracts.notification;

import org.jspecify.annotations.NullMarked;
