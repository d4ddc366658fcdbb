package huikuan.notification.message;

import huikuan.contracts.ledger.Contact.Role;
import org.jspecify.annotations.Nullable;

/**
 * The contact of the account's customer to whom the message goes. Name and address are looked up
 * when it is sent.
 *
 * @param role the role in which the contact is written to; null = whatever role it has
 */
public record Recipient(String contactId, @Nullable Role role) {}
