/** What is agreed with a customer, or argued about, speaks to claims by holds alone. */
@NullMarked
package huikuan.dunning.arrangement;

import org.jspecify.annotations.NullMarked;
