/** Agreements and disputes with a customer speak to claims by holds alone. */
@NullMarked
package huikuan.dunning.arrangement;

import org.jspecify.annotations.NullMarked;
