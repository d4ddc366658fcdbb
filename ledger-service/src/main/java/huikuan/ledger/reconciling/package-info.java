/** Our books held against the general ledger's: day by day, and at the end of a month. */
@NullMarked
package huikuan.ledger.reconciling;

import org.jspecify.annotations.NullMarked;
