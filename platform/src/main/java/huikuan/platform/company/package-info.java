/** A company's settings, and its day at a moment. */
@NullMarked
package huikuan.platform.company;

import org.jspecify.annotations.NullMarked;
