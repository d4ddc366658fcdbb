/** Signatures of records on Kafka: who may tell what on a topic. */
@NullMarked
package huikuan.platform.signature;

import org.jspecify.annotations.NullMarked;
