/** The whole ledger as plain-text accounting, for tools that share no line with it. */
@NullMarked
package huikuan.ledger.journal;

import org.jspecify.annotations.NullMarked;
