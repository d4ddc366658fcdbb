/** Leases: one instance at a time works on a document. */
@NullMarked
package huikuan.platform.lease;

import org.jspecify.annotations.NullMarked;
