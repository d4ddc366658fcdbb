/** Documents that dunning asks for: each is decided once, and what becomes of it is told. */
@NullMarked
package huikuan.ledger.requested;

import org.jspecify.annotations.NullMarked;
