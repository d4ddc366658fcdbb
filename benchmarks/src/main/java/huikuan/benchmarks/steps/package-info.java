/** From "due" to the message handed over, with many cases open. */
@NullMarked
package huikuan.benchmarks.steps;

import org.jspecify.annotations.NullMarked;
