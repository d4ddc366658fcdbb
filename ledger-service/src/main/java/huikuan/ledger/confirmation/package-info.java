/**
 * Letters about the balance of an account: balance confirmations, demands and statements. A letter
 * is written from the books as they were known at a moment, and never changes.
 */
@NullMarked
package huikuan.ledger.confirmation;

import org.jspecify.annotations.NullMarked;
