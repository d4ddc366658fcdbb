/** Tasks about people at customers, to confirm, forget or renew, and about guarantees that end. */
@NullMarked
package huikuan.dunning.person;

import org.jspecify.annotations.NullMarked;
