/** The work of a collector today: the work list, talks, portfolios and how much each has to do. */
@NullMarked
package huikuan.console.work;

import org.jspecify.annotations.NullMarked;
