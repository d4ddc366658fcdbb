/** The companies whose customers are chased: from which day on, and whether receipts are known. */
@NullMarked
package huikuan.dunning.companies;

import org.jspecify.annotations.NullMarked;
