/** Sanctions against customers: proposed, approved, in force, lifted, and told to who enforces. */
@NullMarked
package huikuan.dunning.sanction;

import org.jspecify.annotations.NullMarked;
