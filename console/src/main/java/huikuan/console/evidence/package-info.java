/** The files that prove claims, and what a claim lacks before it may be demanded. */
@NullMarked
package huikuan.console.evidence;

import org.jspecify.annotations.NullMarked;
