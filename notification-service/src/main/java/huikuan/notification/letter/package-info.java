/** Letters about balances, and copies of evidence, which the ledger asks to take to customers. */
@NullMarked
package huikuan.notification.letter;

import org.jspecify.annotations.NullMarked;
