/**
 * Data about people at the customers, encrypted with a key for each person. A person is forgotten
 * by deleting the key.
 */
@NullMarked
package huikuan.platform.personal;

import org.jspecify.annotations.NullMarked;
