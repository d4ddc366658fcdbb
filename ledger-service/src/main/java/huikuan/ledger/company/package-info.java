/** A company's settings, and its day at a moment. */
@NullMarked
package huikuan.ledger.company;

import org.jspecify.annotations.NullMarked;
