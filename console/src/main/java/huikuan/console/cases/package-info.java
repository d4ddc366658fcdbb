/** Cases, and what can be done about them. */
@NullMarked
package huikuan.console.cases;

import org.jspecify.annotations.NullMarked;
