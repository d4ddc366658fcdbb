/** The public API, asked with a person's token. */
@NullMarked
package huikuan.console.api;

import org.jspecify.annotations.NullMarked;
