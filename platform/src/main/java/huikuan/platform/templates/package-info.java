/**
 * What services share of the API of templates: to read and write them, and to choose one to show.
 */
@NullMarked
package huikuan.platform.templates;

import org.jspecify.annotations.NullMarked;
