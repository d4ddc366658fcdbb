/** What every HTTP answer has in common: problems, bounded waits. */
@NullMarked
package huikuan.platform.web;

import org.jspecify.annotations.NullMarked;
