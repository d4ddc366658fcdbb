/** The work lists of collectors: their customers in order of points, and why one is not there. */
@NullMarked
package huikuan.dunning.worklist;

import org.jspecify.annotations.NullMarked;
