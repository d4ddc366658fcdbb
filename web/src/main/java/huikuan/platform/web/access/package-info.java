/** Who asks: tokens, roles, the companies that they hold for, and what each endpoint allows. */
@NullMarked
package huikuan.platform.web.access;

import org.jspecify.annotations.NullMarked;
