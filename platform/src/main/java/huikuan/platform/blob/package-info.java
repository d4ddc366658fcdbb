/** Files as bytes under their hash: kept once, never changed, checked at every read. */
@NullMarked
package huikuan.platform.blob;

import org.jspecify.annotations.NullMarked;
