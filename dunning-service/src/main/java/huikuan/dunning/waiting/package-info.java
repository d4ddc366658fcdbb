/** Cases that wait for something that concerns many of them, and then decide anew. */
@NullMarked
package huikuan.dunning.waiting;

import org.jspecify.annotations.NullMarked;
