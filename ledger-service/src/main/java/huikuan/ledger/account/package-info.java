/** What one customer owes one company in one currency: invoices, receipts and what is open. */
@NullMarked
package huikuan.ledger.account;

import org.jspecify.annotations.NullMarked;
