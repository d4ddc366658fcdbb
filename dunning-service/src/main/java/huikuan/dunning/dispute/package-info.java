/** Disputes: what a customer does not agree to owe, until it is clarified. */
@NullMarked
package huikuan.dunning.dispute;

import org.jspecify.annotations.NullMarked;
