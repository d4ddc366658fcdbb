package huikuan.notification.mail;

import huikuan.notification.customers.Addressee;
import huikuan.notification.message.BalanceLetter;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.platform.link.RecipientLinks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The link that a mail brings, by which its recipient answers without an account. A letter that is
 * answered to a third party brings none: its answer is not for us. Nor does a copy of evidence,
 * which asks for no answer.
 */
@Component
class MailLinks {

  private final RecipientLinks links;

  MailLinks(RecipientLinks links) {
    this.links = links;
  }

  /**
   * A mail that is sent again, since nobody knows whether it left, brings a link of its own; both
   * are good.
   *
   * @return empty = there is none
   */
  String of(Requested request, Addressee to, Instant now) {
    BalanceLetter letter = request.letter();
    if (ofThirdParty(letter) || request.copy() != null) {
      return "";
    }
    return links
        .address(
            links.link(
                request.customer(),
                request.recipient().contactId(),
                to.email(),
                request.message().value(),
                letter == null ? null : letter.number(),
                now))
        .orElse("");
  }

  /** What stands in the place of a link of such a mail in a preview. */
  String shown(@Nullable BalanceLetter letter) {
    return ofThirdParty(letter) ? "" : links.shown().orElse("");
  }

  private static boolean ofThirdParty(@Nullable BalanceLetter letter) {
    return letter != null && letter.replyTo() != null;
  }

  /**
   * A text without the secret of the link that was written into it. The secret is taken out, and
   * never put in, so no name or number that looks like a link can get one.
   *
   * @param link empty = the text has none
   */
  static String withoutSecret(String text, String link) {
    return link.isEmpty() ? text : text.replace(secret(link), RecipientLinks.HIDDEN);
  }

  private static String secret(String link) {
    return link.substring(link.lastIndexOf('/') + 1);
  }
}
