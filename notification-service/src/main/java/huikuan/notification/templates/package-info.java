/** The API of templates: to read and write them, and to see a letter before it is sent. */
@NullMarked
package huikuan.notification.templates;

import org.jspecify.annotations.NullMarked;
