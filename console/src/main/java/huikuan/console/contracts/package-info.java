/** Contracts with customers: what was agreed, how far it has come, and when claims are due. */
@NullMarked
package huikuan.console.contracts;

import org.jspecify.annotations.NullMarked;
