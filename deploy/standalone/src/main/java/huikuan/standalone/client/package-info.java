/** The API as an ERP uses it. */
@NullMarked
package huikuan.standalone.client;

import org.jspecify.annotations.NullMarked;
