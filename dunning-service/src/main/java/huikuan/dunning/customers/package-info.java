/** The customers as the ledger last told them: name, language, time zone, people. */
@NullMarked
package huikuan.dunning.customers;

import org.jspecify.annotations.NullMarked;
