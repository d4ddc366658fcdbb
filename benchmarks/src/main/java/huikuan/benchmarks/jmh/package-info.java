/** What the rules and the log cost, one by one, by JMH. */
@NullMarked
package huikuan.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
