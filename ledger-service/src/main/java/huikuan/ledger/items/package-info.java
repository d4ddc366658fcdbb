/** Open items for daily work: by customer, contract, sales owner, due date and state. */
@NullMarked
package huikuan.ledger.items;

import org.jspecify.annotations.NullMarked;
