/** Compares what is there with what must be, by the acknowledgements alone. */
@NullMarked
package huikuan.chaos.oracle;

import org.jspecify.annotations.NullMarked;
