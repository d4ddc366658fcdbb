/** Actions on many cases: drafted, tried dry, started by a person, and done some at a time. */
@NullMarked
package huikuan.dunning.batch;

import org.jspecify.annotations.NullMarked;
