/** Balances on any day, as known at any moment: answered from an account's events. */
@NullMarked
package huikuan.ledger.balances;

import org.jspecify.annotations.NullMarked;
