/** The standing of claims and customers: why they are late, and whether they mean to be. */
@NullMarked
package huikuan.dunning.standing;

import org.jspecify.annotations.NullMarked;
