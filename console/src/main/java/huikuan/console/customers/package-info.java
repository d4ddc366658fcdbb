/** Customers, and who is to be written to. */
@NullMarked
package huikuan.console.customers;

import org.jspecify.annotations.NullMarked;
