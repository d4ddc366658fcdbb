package huikuan.notification.message;

import huikuan.notification.message.MessageEvent.Requested;

/**
 * The attempt to make now.
 *
 * @param number from 1
 */
public record NextAttempt(int number, Requested request) {}
