/** What the ledger tells of letters about balances, and their answers. */
@NullMarked
package huikuan.dunning.letter;

import org.jspecify.annotations.NullMarked;
