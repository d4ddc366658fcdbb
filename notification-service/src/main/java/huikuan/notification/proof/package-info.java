/** What was sent, to whom: kept apart from the log, which holds its hash. */
@NullMarked
package huikuan.notification.proof;

import org.jspecify.annotations.NullMarked;
