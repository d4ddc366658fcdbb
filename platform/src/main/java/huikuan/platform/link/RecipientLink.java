package huikuan.platform.link;

import huikuan.contracts.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the link in a mail is for: one person of one customer looks at what is open, and answers.
 *
 * @param contactId the person among the customer's contacts
 * @param message the mail that brought it
 * @param letter the number of the letter that the mail brought; null = it brought none
 * @param madeAt to the second; links that were out then can be revoked together
 * @param expiresAt to the second; from then on it is of no use
 */
public record RecipientLink(
    CustomerId customer,
    String contactId,
    String message,
    @Nullable String letter,
    Instant madeAt,
    Instant expiresAt) {}
