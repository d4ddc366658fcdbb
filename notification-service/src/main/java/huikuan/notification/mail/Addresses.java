package huikuan.notification.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;

/** Mail addresses as they come from master data. */
final class Addresses {

  /** RFC 5321, 4.5.3.1.3: a path holds 256 octets, of them two angle brackets. */
  private static final int LONGEST = 254;

  private Addresses() {}

  /**
   * One bare ASCII address with a domain.
   *
   * @throws AddressException if the text is anything else, such as a list, or brings its own header
   */
  static InternetAddress parse(String text) throws AddressException {
    String address = text.strip();
    if (address.length() > LONGEST
        || !StandardCharsets.US_ASCII.newEncoder().canEncode(address)
        || address.chars().anyMatch(c -> c <= ' ' || c == 127)
        || !address.contains("@")) {
      throw new AddressException("not one plain address");
    }
    InternetAddress parsed = new InternetAddress(address, true);
    if (!address.equals(parsed.getAddress()) || parsed.isGroup()) {
      throw new AddressException("not one plain address");
    }
    return parsed;
  }
}
