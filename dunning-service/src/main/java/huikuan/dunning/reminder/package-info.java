/** Reactions that bring events and the passing of time to the claims that they concern. */
@NullMarked
package huikuan.dunning.reminder;

import org.jspecify.annotations.NullMarked;
