/** The amount of a claim that is still asked for when money of its account is unapplied. */
@NullMarked
package huikuan.dunning.cover;

import org.jspecify.annotations.NullMarked;
