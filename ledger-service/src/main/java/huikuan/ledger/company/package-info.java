/** What is set for a company, and which day it is there. */
@NullMarked
package huikuan.ledger.company;

import org.jspecify.annotations.NullMarked;
