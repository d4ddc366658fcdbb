package huikuan.notification.message;

import huikuan.contracts.Money;

/**
 * A claim as a message that was sent tells of it.
 *
 * @param open what was owed when it was sent
 */
public record SentSubject(Step step, Money open) {}
