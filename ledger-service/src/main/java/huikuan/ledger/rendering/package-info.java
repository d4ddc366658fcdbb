/**
 * The documents of letters about the balance of an account: PDF and HTML, from a letter's facts.
 */
@NullMarked
package huikuan.ledger.rendering;

import org.jspecify.annotations.NullMarked;
