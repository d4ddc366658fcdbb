package huikuan.notification.customers;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A contact that can be written to now.
 *
 * @param locale IETF language tag: the person's, the customer's, or that of the letter
 * @param zone the person's, or the customer's
 * @param key the id of the person's key, with which what is sent is sealed
 * @param ledgerSequence of the customer's data with the address; null = not known
 */
public record Addressee(
    String customerName,
    String locale,
    ZoneId zone,
    String name,
    String email,
    String key,
    @Nullable String ledgerSequence) {

  /** The same contact, written to in another language. */
  public Addressee in(String otherLocale) {
    return new Addressee(customerName, otherLocale, zone, name, email, key, ledgerSequence);
  }
}
