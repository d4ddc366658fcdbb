/** Links in mails: who holds one may do what it says, without signing in. */
@NullMarked
package huikuan.platform.link;

import org.jspecify.annotations.NullMarked;
