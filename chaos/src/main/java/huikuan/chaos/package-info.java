/** Faults under load, and what must be true after them. */
@NullMarked
package huikuan.chaos;

import org.jspecify.annotations.NullMarked;
