/** Kafka in: the documents of ERPs that do not speak HTTP. */
@NullMarked
package huikuan.ledger.intake;

import org.jspecify.annotations.NullMarked;
