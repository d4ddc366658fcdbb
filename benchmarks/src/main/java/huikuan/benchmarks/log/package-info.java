/** The commit log beside other engines, and what it costs by itself as it grows. */
@NullMarked
package huikuan.benchmarks.log;

import org.jspecify.annotations.NullMarked;
