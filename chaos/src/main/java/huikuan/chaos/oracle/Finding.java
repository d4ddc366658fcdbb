package huikuan.chaos.oracle;

import java.util.List;

/**
 * The oracle's findings.
 *
 * @param acknowledged documents
 * @param keptUnanswered documents without an answer that are there
 * @param absentUnanswered documents without an answer that are not
 * @param noted balances asked under way, and asked again
 * @param head the highest position of a document
 * @param differences empty if all is as it must be
 */
public record Finding(
    long acknowledged,
    long keptUnanswered,
    long absentUnanswered,
    long duplicates,
    long unanswered,
    long noted,
    long reminders,
    long head,
    List<String> differences) {}
