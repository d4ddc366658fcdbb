/** What this service listens to. */
@NullMarked
package huikuan.dunning.intake;

import org.jspecify.annotations.NullMarked;
