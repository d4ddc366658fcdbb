/** Tasks about the people at customers: to confirm one anew, and to forget one or to renew. */
@NullMarked
package huikuan.dunning.person;

import org.jspecify.annotations.NullMarked;
