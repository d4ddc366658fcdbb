/** Read models of the service's own log that take it in bulk. */
@NullMarked
package huikuan.platform.projection;

import org.jspecify.annotations.NullMarked;
