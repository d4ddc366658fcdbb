/** Sending a command, and knowing which position of the log it reached. */
@NullMarked
package huikuan.ledger.commands;

import org.jspecify.annotations.NullMarked;
