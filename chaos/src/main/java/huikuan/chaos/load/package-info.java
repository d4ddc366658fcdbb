/** Documents posted while things break, and the answers to them. */
@NullMarked
package huikuan.chaos.load;

import org.jspecify.annotations.NullMarked;
