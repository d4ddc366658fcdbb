/** The parts of the design, each with its states. */
@NullMarked
package huikuan.console.parts;

import org.jspecify.annotations.NullMarked;
