/** Promises to pay: by week, each of them, and the form that takes one. */
@NullMarked
package huikuan.console.promises;

import org.jspecify.annotations.NullMarked;
