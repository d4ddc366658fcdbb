/** Letters about balances and their answers, as the ledger tells them. */
@NullMarked
package huikuan.dunning.letter;

import org.jspecify.annotations.NullMarked;
