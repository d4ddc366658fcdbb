/** The proofs of messages sent: content and recipient, apart from the log, which holds the hash. */
@NullMarked
package huikuan.notification.proof;

import org.jspecify.annotations.NullMarked;
