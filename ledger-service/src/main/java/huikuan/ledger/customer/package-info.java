/** A customer's master data: how and whom to write to. */
@NullMarked
package huikuan.ledger.customer;

import org.jspecify.annotations.NullMarked;
