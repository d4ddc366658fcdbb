/**
 * Documents that ERPs post: read one by one, known again by their numbers, each answered on its
 * own.
 */
@NullMarked
package huikuan.ledger.documents;

import org.jspecify.annotations.NullMarked;
