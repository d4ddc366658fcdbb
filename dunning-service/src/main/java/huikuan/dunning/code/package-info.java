/** Short codes of long texts, for ids that follow from what they are about. */
@NullMarked
package huikuan.dunning.code;

import org.jspecify.annotations.NullMarked;
