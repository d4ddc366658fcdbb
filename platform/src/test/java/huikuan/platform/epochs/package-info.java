/** A source whose log is set back, and a service that has taken more from it. */
@NullMarked
package huikuan.platform.epochs;

import org.jspecify.annotations.NullMarked;
