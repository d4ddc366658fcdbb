/** The ledger: who owes what, and since when. */
@NullMarked
package huikuan.ledger;

import org.jspecify.annotations.NullMarked;
