/** Problems, parameters and pages: the same in every HTTP answer. */
@NullMarked
package huikuan.platform.web;

import org.jspecify.annotations.NullMarked;
