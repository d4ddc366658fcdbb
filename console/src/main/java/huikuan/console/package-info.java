/** Pages for people, over the public API, in Chinese and English. */
@NullMarked
package huikuan.console;

import org.jspecify.annotations.NullMarked;
