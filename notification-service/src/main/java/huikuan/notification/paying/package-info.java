/** Where a company is paid, and whom its letters name for questions. */
@NullMarked
package huikuan.notification.paying;

import org.jspecify.annotations.NullMarked;
