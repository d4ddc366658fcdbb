/** A service whose broker and store fail, and what it is sent: nothing is lost, nothing twice. */
@NullMarked
package huikuan.platform.faults;

import org.jspecify.annotations.NullMarked;
