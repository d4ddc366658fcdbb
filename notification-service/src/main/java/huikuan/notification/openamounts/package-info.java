/** Open items and unapplied money of accounts, as far as this service knows. */
@NullMarked
package huikuan.notification.openamounts;

import org.jspecify.annotations.NullMarked;
