/** What is logged, and how often. */
@NullMarked
package huikuan.platform.logs;

import org.jspecify.annotations.NullMarked;
