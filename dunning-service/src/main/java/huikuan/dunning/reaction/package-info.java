/** When this happens, that is commanded: how sagas and other reactions send their commands. */
@NullMarked
package huikuan.dunning.reaction;

import org.jspecify.annotations.NullMarked;
