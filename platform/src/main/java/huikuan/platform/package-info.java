/** Mechanism that must be the same in every service, as Spring Boot auto-configuration. */
@NullMarked
package huikuan.platform;

import org.jspecify.annotations.NullMarked;
