/** How often people were written to, by the log. */
@NullMarked
package huikuan.notification.history;

import org.jspecify.annotations.NullMarked;
