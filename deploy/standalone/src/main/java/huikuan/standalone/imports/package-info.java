/** Any CSV file of invoices through the gateway, at once or day by day. */
@NullMarked
package huikuan.standalone.imports;

import org.jspecify.annotations.NullMarked;
