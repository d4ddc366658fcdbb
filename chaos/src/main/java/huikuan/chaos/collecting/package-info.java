/** People who collect while things break, and what is told afterwards of what they did. */
@NullMarked
package huikuan.chaos.collecting;

import org.jspecify.annotations.NullMarked;
