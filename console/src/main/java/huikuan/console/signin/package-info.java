/** People sign in at the identity provider. */
@NullMarked
package huikuan.console.signin;

import org.jspecify.annotations.NullMarked;
