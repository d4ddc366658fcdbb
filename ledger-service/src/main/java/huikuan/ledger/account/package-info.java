/**
 * An account is what one customer owes one company in one currency: invoices, receipts and open
 * items.
 */
@NullMarked
package huikuan.ledger.account;

import org.jspecify.annotations.NullMarked;
