/** Open items and unapplied money of accounts, as far as this service knows. */
@NullMarked
package huikuan.dunning.openamounts;

import org.jspecify.annotations.NullMarked;
