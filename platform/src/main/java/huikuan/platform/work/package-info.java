/** Work on the outside world: taken with a lease, done by threads of its own, and tried again. */
@NullMarked
package huikuan.platform.work;

import org.jspecify.annotations.NullMarked;
