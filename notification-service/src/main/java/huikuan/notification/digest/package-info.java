/** Claims due for one person on one day, gathered into one message. */
@NullMarked
package huikuan.notification.digest;

import org.jspecify.annotations.NullMarked;
