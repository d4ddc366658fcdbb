/**
 * What recipients of mails see by the link in them, and what they tell: why something is unpaid,
 * when it will be paid, who is the right person.
 */
@NullMarked
package huikuan.ledger.recipient;

import org.jspecify.annotations.NullMarked;
