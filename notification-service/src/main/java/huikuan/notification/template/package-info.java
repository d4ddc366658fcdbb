/** The templates of letters: versions that never change, and the engine that fills them in. */
@NullMarked
package huikuan.notification.template;

import org.jspecify.annotations.NullMarked;
