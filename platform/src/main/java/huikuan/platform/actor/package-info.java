/** The actor that each command and event carries. */
@NullMarked
package huikuan.platform.actor;

import org.jspecify.annotations.NullMarked;
