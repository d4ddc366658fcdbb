/**
 * Consequences for the people at customers: one whose mail came back is to be confirmed anew, one
 * who is forgotten is erased, and one who is asked makes a claim ready.
 */
@NullMarked
package huikuan.ledger.contacts;

import org.jspecify.annotations.NullMarked;
