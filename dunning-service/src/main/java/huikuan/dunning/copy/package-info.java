/** Copies of evidence that did not reach the customer are tasks. */
@NullMarked
package huikuan.dunning.copy;

import org.jspecify.annotations.NullMarked;
