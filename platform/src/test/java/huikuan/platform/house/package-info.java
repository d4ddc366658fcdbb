/**
 * A small service, to test the platform with: invoices come in, and a lamp is lit when one is due.
 */
@NullMarked
package huikuan.platform.house;

import org.jspecify.annotations.NullMarked;
