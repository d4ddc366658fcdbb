/** A server of the benchmark's own: started, asked, watched, and stopped. */
@NullMarked
package huikuan.benchmarks.server;

import org.jspecify.annotations.NullMarked;
