package huikuan.notification.mail;

import huikuan.contracts.MailAddress;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Mail addresses as they come from master data. */
final class Addresses {

  private Addresses() {}

  /**
   * What stands behind the @, in lower case and in A-labels.
   *
   * @throws IllegalArgumentException if it is no mail address
   */
  static String domain(String address) {
    String parsed = MailAddress.parse(address);
    return parsed.substring(parsed.lastIndexOf('@') + 1);
  }

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
