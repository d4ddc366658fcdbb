/** The topics this service listens to. */
@NullMarked
package huikuan.notification.intake;

import org.jspecify.annotations.NullMarked;
