/** Pages for those who run it. */
@NullMarked
package huikuan.console.running;

import org.jspecify.annotations.NullMarked;
