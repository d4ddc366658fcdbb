/** Dates read from text. */
@NullMarked
package huikuan.platform.dates;

import org.jspecify.annotations.NullMarked;
