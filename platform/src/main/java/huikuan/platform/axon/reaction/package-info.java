/** Reactions of sagas and components: in batches, one subject's failure by itself. */
@NullMarked
package huikuan.platform.axon.reaction;

import org.jspecify.annotations.NullMarked;
