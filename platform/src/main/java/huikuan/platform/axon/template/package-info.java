/** Templates as aggregates, and the commands to them. */
@NullMarked
package huikuan.platform.axon.template;

import org.jspecify.annotations.NullMarked;
