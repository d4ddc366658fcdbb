/** The customers and accounts of a company, listed and searched. */
@NullMarked
package huikuan.ledger.directory;

import org.jspecify.annotations.NullMarked;
