/** A claim decides by its open amount, its holds, its steps and its customer. */
@NullMarked
package huikuan.dunning.claim;

import org.jspecify.annotations.NullMarked;
