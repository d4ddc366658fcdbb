/** Messages: who is told what, over which channel, and proof of it. */
@NullMarked
package huikuan.notification;

import org.jspecify.annotations.NullMarked;
