/** Reports on the whole book: balances, ageing, income, changes, and whether its sums agree. */
@NullMarked
package huikuan.ledger.reports;

import org.jspecify.annotations.NullMarked;
