/** Keeps the checkpoints of a service's log while it runs. */
@NullMarked
package huikuan.platform.checkpoint;

import org.jspecify.annotations.NullMarked;
