/** The settings of a company, and the words and rules that hold. */
@NullMarked
package huikuan.console.settings;

import org.jspecify.annotations.NullMarked;
