/** Concessions: a list, each of them with what can be done, and the form that drafts one. */
@NullMarked
package huikuan.console.concessions;

import org.jspecify.annotations.NullMarked;
