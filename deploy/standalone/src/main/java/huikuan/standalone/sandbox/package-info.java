/** A clock to move by hand, and the mail caught: what exists only where nothing is real. */
@NullMarked
package huikuan.standalone.sandbox;

import org.jspecify.annotations.NullMarked;
