/** The company's books: which business days are closed. */
@NullMarked
package huikuan.ledger.period;

import org.jspecify.annotations.NullMarked;
