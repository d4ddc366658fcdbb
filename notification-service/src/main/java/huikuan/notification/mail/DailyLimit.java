package huikuan.notification.mail;

import huikuan.notification.message.MessageEvent.Requested;

/** How many messages of a company may be handed over on a day. */
@FunctionalInterface
interface DailyLimit {

  /** Whether a message is among them. Asked again for the same message, it answers the same. */
  boolean admits(Requested request);
}
