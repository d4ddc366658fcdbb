/**
 * Any history, whatever is posted in whatever order: a plain model written apart from the code,
 * random histories, and the properties that must hold of them.
 */
@NullMarked
package huikuan.ledger.histories;

import org.jspecify.annotations.NullMarked;
