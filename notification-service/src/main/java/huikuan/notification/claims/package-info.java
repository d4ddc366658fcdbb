/** Amounts still owed, as far as this service knows. */
@NullMarked
package huikuan.notification.claims;

import org.jspecify.annotations.NullMarked;
