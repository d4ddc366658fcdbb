/** The ledger: balances, ageing, documents, on both dates. */
@NullMarked
package huikuan.console.books;

import org.jspecify.annotations.NullMarked;
