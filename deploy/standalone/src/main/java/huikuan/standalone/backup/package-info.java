/** All that an instance keeps, in one file, and an instance made again from it. */
@NullMarked
package huikuan.standalone.backup;

import org.jspecify.annotations.NullMarked;
