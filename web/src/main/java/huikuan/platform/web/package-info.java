/** What every HTTP answer has in common: problems, parameters, pages. */
@NullMarked
package huikuan.platform.web;

import org.jspecify.annotations.NullMarked;
