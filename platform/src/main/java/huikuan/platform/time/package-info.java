/** Clock and deadlines. */
@NullMarked
package huikuan.platform.time;

import org.jspecify.annotations.NullMarked;
