/** Reactions: an event leads to a command. */
@NullMarked
package huikuan.platform.reaction;

import org.jspecify.annotations.NullMarked;
