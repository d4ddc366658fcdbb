/** Chasing of what is late: reminders, escalations, and the cases in which they are seen. */
@NullMarked
package huikuan.dunning;

import org.jspecify.annotations.NullMarked;
