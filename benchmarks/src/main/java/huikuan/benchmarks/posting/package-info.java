/** How many documents a second the gateway takes, and how long each request waits. */
@NullMarked
package huikuan.benchmarks.posting;

import org.jspecify.annotations.NullMarked;
