/** One case per invoice: reminded step by step until it is settled. */
@NullMarked
package huikuan.dunning.reminder;

import org.jspecify.annotations.NullMarked;
