/** Tasks, the coming agenda, what was decided, messages, sanctions. */
@NullMarked
package huikuan.console.chasing;

import org.jspecify.annotations.NullMarked;
