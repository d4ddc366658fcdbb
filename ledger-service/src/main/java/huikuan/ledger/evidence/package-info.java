/**
 * The evidence of a claim, an invoice's way to its customer, and if a claim is ready for a demand.
 */
@NullMarked
package huikuan.ledger.evidence;

import org.jspecify.annotations.NullMarked;
