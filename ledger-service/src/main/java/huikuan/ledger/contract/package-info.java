/** Contracts with customers: what was agreed, how far it is, and when claims of it fall due. */
@NullMarked
package huikuan.ledger.contract;

import org.jspecify.annotations.NullMarked;
