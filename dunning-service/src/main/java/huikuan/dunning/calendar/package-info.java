/** The calendars that dates are planned by. */
@NullMarked
package huikuan.dunning.calendar;

import org.jspecify.annotations.NullMarked;
