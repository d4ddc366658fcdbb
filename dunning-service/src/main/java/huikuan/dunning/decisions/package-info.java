/** Why somebody got something, or nothing, on a day. */
@NullMarked
package huikuan.dunning.decisions;

import org.jspecify.annotations.NullMarked;
