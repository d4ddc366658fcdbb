package huikuan.ledger.commands;

/**
 * What a command answered.
 *
 * @param position the commit it made; 0 if it changed nothing
 */
public record Reached<R>(R result, long position) {}
