/** What this service tells the others. */
@NullMarked
package huikuan.notification.publishing;

import org.jspecify.annotations.NullMarked;
