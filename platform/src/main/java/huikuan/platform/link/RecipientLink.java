package huikuan.platform.link;

import huikuan.contracts.CustomerId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the link in a mail is for: one person of one customer looks at what is open, and answers.
 *
 * @param contactId the person among the customer's contacts
 * @param addressMark tells the mail address that it went to from others, without telling the
 *     address
 * @param message the mail that brought it
 * @param letter the number of the letter that the mail brought; null = it brought none
 * @param madeAt to the second; links that were out then can be revoked together
 * @param expiresAt to the second; from then on it is of no use
 */
public record RecipientLink(
    CustomerId customer,
    String contactId,
    String addressMark,
    String message,
    @Nullable String letter,
    Instant madeAt,
    Instant expiresAt) {

  private static final int MARK_BYTES = 9;

  /** Whether it went to this address; upper and lower case are the same. */
  public boolean wentTo(@Nullable String address) {
    return address != null && addressMark.equals(markOf(address));
  }

  static String markOf(String address) {
    byte[] hash = RecipientLinks.sha256(address.strip().toLowerCase(Locale.ROOT));
    return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, MARK_BYTES));
  }
}
