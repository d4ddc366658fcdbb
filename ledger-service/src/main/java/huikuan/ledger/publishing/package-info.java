/** Events that the ledger publishes to the other services. */
@NullMarked
package huikuan.ledger.publishing;

import org.jspecify.annotations.NullMarked;
