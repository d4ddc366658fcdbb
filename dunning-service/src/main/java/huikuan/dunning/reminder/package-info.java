/** What happens and time that passes are brought to the claims that it concerns. */
@NullMarked
package huikuan.dunning.reminder;

import org.jspecify.annotations.NullMarked;
