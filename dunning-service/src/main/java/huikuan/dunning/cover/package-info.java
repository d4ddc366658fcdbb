/** What of a claim is still asked for when money of its account lies unapplied. */
@NullMarked
package huikuan.dunning.cover;

import org.jspecify.annotations.NullMarked;
