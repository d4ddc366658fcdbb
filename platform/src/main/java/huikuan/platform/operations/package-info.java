/** What the people who run a service are told of it, and can do to it. */
@NullMarked
package huikuan.platform.operations;

import org.jspecify.annotations.NullMarked;
