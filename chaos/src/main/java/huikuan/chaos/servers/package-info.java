/** The processes that are killed, stopped and started again. */
@NullMarked
package huikuan.chaos.servers;

import org.jspecify.annotations.NullMarked;
