/** What one person proposes and another decides. */
@NullMarked
package huikuan.platform.approval;

import org.jspecify.annotations.NullMarked;
