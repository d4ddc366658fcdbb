/** People by their mail addresses, whichever company writes to them. */
@NullMarked
package huikuan.notification.people;

import org.jspecify.annotations.NullMarked;
