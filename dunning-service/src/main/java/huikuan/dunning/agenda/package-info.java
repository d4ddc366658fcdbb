/** What will be sent, when and to whom, as far as it is planned. */
@NullMarked
package huikuan.dunning.agenda;

import org.jspecify.annotations.NullMarked;
