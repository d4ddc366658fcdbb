/** A small company of our own, played through the gateway on empty data. */
@NullMarked
package huikuan.standalone.sample;

import org.jspecify.annotations.NullMarked;
