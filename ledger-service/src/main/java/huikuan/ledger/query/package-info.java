/**
 * The questions that several answers share: their day and moment of knowledge, their filters, and
 * how amounts are written.
 */
@NullMarked
package huikuan.ledger.query;

import org.jspecify.annotations.NullMarked;
