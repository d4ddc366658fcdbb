/** Talks with customers, and the dates on which somebody follows up. */
@NullMarked
package huikuan.dunning.talk;

import org.jspecify.annotations.NullMarked;
