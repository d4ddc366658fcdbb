/**
 * The page that the link in a mail opens for its recipient. Nobody signs in here: the link says who
 * it is, and the API is asked with it.
 */
@NullMarked
package huikuan.console.recipient;

import org.jspecify.annotations.NullMarked;
