/** What is stated when books are closed: the general ledger's balances, rates, signed packs. */
@NullMarked
package huikuan.ledger.closing;

import org.jspecify.annotations.NullMarked;
