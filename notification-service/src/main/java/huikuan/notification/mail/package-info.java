/** The letters and their way over SMTP. */
@NullMarked
package huikuan.notification.mail;

import org.jspecify.annotations.NullMarked;
