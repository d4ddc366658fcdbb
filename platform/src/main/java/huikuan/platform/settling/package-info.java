/** Knowing when everything that follows from an event is done. */
@NullMarked
package huikuan.platform.settling;

import org.jspecify.annotations.NullMarked;
