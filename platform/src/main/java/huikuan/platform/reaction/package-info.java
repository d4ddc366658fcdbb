/** When something has happened, then a command is sent. */
@NullMarked
package huikuan.platform.reaction;

import org.jspecify.annotations.NullMarked;
