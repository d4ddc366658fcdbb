/** Whom messages go to: the customers and their contacts, as the ledger told them last. */
@NullMarked
package huikuan.notification.customers;

import org.jspecify.annotations.NullMarked;
