/** One case per account and round: a sanction is proposed for what is far past due. */
@NullMarked
package huikuan.dunning.escalation;

import org.jspecify.annotations.NullMarked;
