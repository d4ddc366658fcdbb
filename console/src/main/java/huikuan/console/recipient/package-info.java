/**
 * What the recipient of a mail sees by its link. Nobody signs in here: the link says who it is, and
 * the API is asked with it.
 */
@NullMarked
package huikuan.console.recipient;

import org.jspecify.annotations.NullMarked;
