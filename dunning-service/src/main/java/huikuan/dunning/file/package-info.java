/** The files of companies, as bodies name them. */
@NullMarked
package huikuan.dunning.file;

import org.jspecify.annotations.NullMarked;
