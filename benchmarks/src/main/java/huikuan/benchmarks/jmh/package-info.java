/** The costs of the rules and the log, one by one, by JMH. */
@NullMarked
package huikuan.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
