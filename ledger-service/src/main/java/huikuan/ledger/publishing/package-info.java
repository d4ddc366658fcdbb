/** What the ledger tells the other services. */
@NullMarked
package huikuan.ledger.publishing;

import org.jspecify.annotations.NullMarked;
