/** Tasks, the coming agenda, messages. */
@NullMarked
package huikuan.console.chasing;

import org.jspecify.annotations.NullMarked;
