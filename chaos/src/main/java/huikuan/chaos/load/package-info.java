/** What is posted while things break, and what was answered. */
@NullMarked
package huikuan.chaos.load;

import org.jspecify.annotations.NullMarked;
