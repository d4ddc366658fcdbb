package huikuan.ledger.commands;

/**
 * The answer to a command.
 *
 * @param position the commit it made; 0 if it changed nothing
 */
public record Reached<R>(R result, long position) {}
