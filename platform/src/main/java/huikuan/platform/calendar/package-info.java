/** Working days by country. */
@NullMarked
package huikuan.platform.calendar;

import org.jspecify.annotations.NullMarked;
