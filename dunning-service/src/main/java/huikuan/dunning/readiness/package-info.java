/** The bases of claims: contracts, evidence and the ways of invoices, as the ledger tells them. */
@NullMarked
package huikuan.dunning.readiness;

import org.jspecify.annotations.NullMarked;
