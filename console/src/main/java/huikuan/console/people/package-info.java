/** The people at customers. */
@NullMarked
package huikuan.console.people;

import org.jspecify.annotations.NullMarked;
