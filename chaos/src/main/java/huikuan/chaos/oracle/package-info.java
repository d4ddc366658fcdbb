/** What must be there by the acknowledgements alone, beside what is there. */
@NullMarked
package huikuan.chaos.oracle;

import org.jspecify.annotations.NullMarked;
