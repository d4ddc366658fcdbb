/** Types that services exchange: names, amounts and event records; no framework. */
@NullMarked
package huikuan.contracts;

import org.jspecify.annotations.NullMarked;
