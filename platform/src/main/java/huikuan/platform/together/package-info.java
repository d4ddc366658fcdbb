/** Threads that work side by side ask the store together. */
@NullMarked
package huikuan.platform.together;

import org.jspecify.annotations.NullMarked;
