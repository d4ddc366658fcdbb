package huikuan.notification.mail;

/** How the mail server answered. */
public sealed interface Handover {

  /** It took the mail. */
  record Taken() implements Handover {}

  /**
   * Not now: it is down, busy, or asks to come again.
   *
   * @param ofRecipient whether it is the recipient's mailbox that can't take it now
   */
  record Deferred(String error, boolean ofRecipient) implements Handover {}

  /** Not to this domain: the settings do not allow it. Nothing was sent. */
  record NotAllowed(String domain) implements Handover {}

  /** Never: this address, or this mail, it does not take. */
  record Refused(String error) implements Handover {}
}
