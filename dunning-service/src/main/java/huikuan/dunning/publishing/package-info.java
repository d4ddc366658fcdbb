/** What this service tells. */
@NullMarked
package huikuan.dunning.publishing;

import org.jspecify.annotations.NullMarked;
