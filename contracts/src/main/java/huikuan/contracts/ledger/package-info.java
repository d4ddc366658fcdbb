/** Events that the ledger publishes: customers, invoices and receipts. */
@NullMarked
package huikuan.contracts.ledger;

import org.jspecify.annotations.NullMarked;
