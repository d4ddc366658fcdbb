/** Letters about balances, and their runs. */
@NullMarked
package huikuan.console.letters;

import org.jspecify.annotations.NullMarked;
