/** Proposals that somebody else decides. */
@NullMarked
package huikuan.console.approvals;

import org.jspecify.annotations.NullMarked;
