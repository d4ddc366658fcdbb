/** Work that can't go on, why, and how it is tried again. */
@NullMarked
package huikuan.platform.stuck;

import org.jspecify.annotations.NullMarked;
