/** Servers that tests of a whole service share. */
@NullMarked
package huikuan.platform.servers;

import org.jspecify.annotations.NullMarked;
