/** When a claim is chased: the steps of a policy, and their moments for one claim. */
@NullMarked
package huikuan.dunning.policy;

import org.jspecify.annotations.NullMarked;
