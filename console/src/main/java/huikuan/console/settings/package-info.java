/** What a company has set, and the words and rules that hold. */
@NullMarked
package huikuan.console.settings;

import org.jspecify.annotations.NullMarked;
