/** What those who run it look at. */
@NullMarked
package huikuan.console.running;

import org.jspecify.annotations.NullMarked;
