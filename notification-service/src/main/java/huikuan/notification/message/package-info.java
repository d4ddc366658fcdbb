/** A message to a named person: its life from request to proof. */
@NullMarked
package huikuan.notification.message;

import org.jspecify.annotations.NullMarked;
