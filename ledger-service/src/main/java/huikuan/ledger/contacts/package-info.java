/**
 * What follows for the people at customers: who bounces is to be confirmed anew, who is forgotten
 * is erased.
 */
@NullMarked
package huikuan.ledger.contacts;

import org.jspecify.annotations.NullMarked;
