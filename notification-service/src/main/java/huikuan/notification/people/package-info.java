/** People by their mail addresses, over all companies that write to them. */
@NullMarked
package huikuan.notification.people;

import org.jspecify.annotations.NullMarked;
