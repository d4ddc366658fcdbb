/** The first page: what waits for the person who looks at it. */
@NullMarked
package huikuan.console.home;

import org.jspecify.annotations.NullMarked;
