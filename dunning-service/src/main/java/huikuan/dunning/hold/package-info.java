/** Holds: what is not chased for a while, of a claim or of a whole customer. */
@NullMarked
package huikuan.dunning.hold;

import org.jspecify.annotations.NullMarked;
