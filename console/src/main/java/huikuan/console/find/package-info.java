/** Finding something by whatever is known of it. */
@NullMarked
package huikuan.console.find;

import org.jspecify.annotations.NullMarked;
