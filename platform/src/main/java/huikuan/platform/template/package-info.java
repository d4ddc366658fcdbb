/**
 * The words of letters: templates in versions that never change, and the engine that fills them.
 */
@NullMarked
package huikuan.platform.template;

import org.jspecify.annotations.NullMarked;
