/** Figures, and the commands that make them. */
@NullMarked
package huikuan.benchmarks;

import org.jspecify.annotations.NullMarked;
