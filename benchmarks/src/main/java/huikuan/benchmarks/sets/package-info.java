/** Several benchmarks by one command, and what of them is asked for in one table. */
@NullMarked
package huikuan.benchmarks.sets;

import org.jspecify.annotations.NullMarked;
