/** Portfolios: which collector has which customers, who stands in, and how they are handed over. */
@NullMarked
package huikuan.dunning.portfolio;

import org.jspecify.annotations.NullMarked;
