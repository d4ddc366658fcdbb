/** What is logged, and how often. */
@NullMarked
package huikuan.platform.web.logs;

import org.jspecify.annotations.NullMarked;
