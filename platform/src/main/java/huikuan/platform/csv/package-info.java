/** CSV files that are answered, and that come in a request. */
@NullMarked
package huikuan.platform.csv;

import org.jspecify.annotations.NullMarked;
