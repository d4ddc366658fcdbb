/** The ladder of sanctions, as data with versions. */
@NullMarked
package huikuan.dunning.ladder;

import org.jspecify.annotations.NullMarked;
