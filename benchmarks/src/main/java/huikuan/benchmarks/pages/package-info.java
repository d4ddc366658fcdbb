/** The console's pages over a book of many documents and cases. */
@NullMarked
package huikuan.benchmarks.pages;

import org.jspecify.annotations.NullMarked;
