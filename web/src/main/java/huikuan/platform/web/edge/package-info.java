/** Where HTTP comes in: how much a client may send, how slowly, and what it is told instead. */
@NullMarked
package huikuan.platform.web.edge;

import org.jspecify.annotations.NullMarked;
