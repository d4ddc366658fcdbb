/** Everything in one JVM on loopback. */
@NullMarked
package huikuan.standalone;

import org.jspecify.annotations.NullMarked;
