/** Reads bodies field by field, and tells every fault at once with the values that are allowed. */
@NullMarked
package huikuan.platform.fields;

import org.jspecify.annotations.NullMarked;
