/** Insolvency 破产: a customer's proceedings stop all that is asked of it, and are to be filed in. */
@NullMarked
package huikuan.dunning.insolvency;

import org.jspecify.annotations.NullMarked;
