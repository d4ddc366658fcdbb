package huikuan.notification.mail;

import huikuan.notification.message.Content;

/**
 * A letter that was written.
 *
 * @param content as it is kept, shown and hashed: with {@code …} in place of the secret of its link
 * @param sent the same with the secret, for the mail server alone
 * @param template the version that wrote it, such as {@code zh/reminder-1/3}
 */
public record Letter(Content content, Content sent, String template) {

  /** The secret is nothing for a log. */
  @Override
  public String toString() {
    return "Letter[content=%s, template=%s]".formatted(content, template);
  }
}
