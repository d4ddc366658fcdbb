/** All that extends Axon Framework or sets it up; its sagas and reactions are a room beside it. */
@NullMarked
package huikuan.platform.axon;

import org.jspecify.annotations.NullMarked;
