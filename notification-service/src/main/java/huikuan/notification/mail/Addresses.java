package huikuan.notification.mail;

import huikuan.contracts.MailAddress;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Mail addresses as they come from master data. */
final class Addresses {

  private Addresses() {}

  /**
   * @throws AddressException if no mail can be addressed to the text
   */
  static InternetAddress parse(String text) throws AddressException {
    try {
      return new InternetAddress(MailAddress.parse(text), true);
    } catch (IllegalArgumentException e) {
      throw new AddressException(e.getMessage());
    }
  }
}
