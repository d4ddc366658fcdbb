/** Working days by country. */
@NullMarked
package huikuan.dunning.calendar;

import org.jspecify.annotations.NullMarked;
