/** Cases that wait for an event that concerns many of them, and then decide anew. */
@NullMarked
package huikuan.dunning.waiting;

import org.jspecify.annotations.NullMarked;
