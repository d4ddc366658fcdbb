/** Servers inside the JVM, on loopback only: a document store, Kafka and a mail catcher. */
@NullMarked
package huikuan.embedded;

import org.jspecify.annotations.NullMarked;
