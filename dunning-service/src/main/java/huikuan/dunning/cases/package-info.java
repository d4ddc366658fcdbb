/** What operations see of the cases: state, next step, timeline, decisions. */
@NullMarked
package huikuan.dunning.cases;

import org.jspecify.annotations.NullMarked;
