/** From "due", or a run of letters, to the message handed over, with many cases open. */
@NullMarked
package huikuan.benchmarks.steps;

import org.jspecify.annotations.NullMarked;
