/** Files that are shipped with a service, and those of a configured directory. */
@NullMarked
package huikuan.platform.files;

import org.jspecify.annotations.NullMarked;
