package huikuan.notification.message;

import huikuan.contracts.Money;

/**
 * A claim as a message told of it.
 *
 * @param open what was owed when it was sent
 */
public record Told(Step step, Money open) {}
