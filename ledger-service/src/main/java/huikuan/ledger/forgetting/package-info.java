/** Forgets people at customers: deletes the keys of all that was told of them. */
@NullMarked
package huikuan.ledger.forgetting;

import org.jspecify.annotations.NullMarked;
