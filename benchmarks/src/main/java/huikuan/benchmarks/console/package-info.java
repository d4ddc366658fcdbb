/** The options of the command line, and how figures are written. */
@NullMarked
package huikuan.benchmarks.console;

import org.jspecify.annotations.NullMarked;
