/** What is read whole, refused and changed in rights is on record, and who uses a service. */
@NullMarked
package huikuan.platform.audit;

import org.jspecify.annotations.NullMarked;
