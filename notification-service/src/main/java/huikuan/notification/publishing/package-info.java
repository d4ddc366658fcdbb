/** Events that this service publishes to the others. */
@NullMarked
package huikuan.notification.publishing;

import org.jspecify.annotations.NullMarked;
