/**
 * The companies: the day from which their customers are chased, and whether receipts are complete.
 */
@NullMarked
package huikuan.dunning.companies;

import org.jspecify.annotations.NullMarked;
