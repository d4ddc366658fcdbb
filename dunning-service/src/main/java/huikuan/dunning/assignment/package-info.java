/** Assignments: claims that a factor bought, or that an insurer answers for. */
@NullMarked
package huikuan.dunning.assignment;

import org.jspecify.annotations.NullMarked;
