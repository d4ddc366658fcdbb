/** Concessions: what we grant a customer so that it pays, from instalments to a settlement. */
@NullMarked
package huikuan.dunning.concession;

import org.jspecify.annotations.NullMarked;
