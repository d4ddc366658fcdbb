/** The recipients of messages: customers and their contacts, as the ledger told them last. */
@NullMarked
package huikuan.notification.customers;

import org.jspecify.annotations.NullMarked;
