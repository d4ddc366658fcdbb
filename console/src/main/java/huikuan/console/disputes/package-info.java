/** Disputes: a board by stage, each of them with what can be done, and the form that opens one. */
@NullMarked
package huikuan.console.disputes;

import org.jspecify.annotations.NullMarked;
