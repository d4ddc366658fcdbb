/** Views that people have named: all that the console keeps. */
@NullMarked
package huikuan.console.views;

import org.jspecify.annotations.NullMarked;
