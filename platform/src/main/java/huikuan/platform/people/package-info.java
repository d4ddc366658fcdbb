/** The people who work with a service: whose rights have ended, and who answers in their place. */
@NullMarked
package huikuan.platform.people;

import org.jspecify.annotations.NullMarked;
