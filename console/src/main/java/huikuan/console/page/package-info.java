/** Parts of every page: frame, words, dates and numbers, faults. */
@NullMarked
package huikuan.console.page;

import org.jspecify.annotations.NullMarked;
