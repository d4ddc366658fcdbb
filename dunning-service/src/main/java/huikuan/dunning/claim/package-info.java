/** A claim decides from facts: what is open of it, its holds, its steps, its customer. */
@NullMarked
package huikuan.dunning.claim;

import org.jspecify.annotations.NullMarked;
