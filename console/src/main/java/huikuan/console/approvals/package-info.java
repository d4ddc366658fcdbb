/** What somebody else has proposed. */
@NullMarked
package huikuan.console.approvals;

import org.jspecify.annotations.NullMarked;
