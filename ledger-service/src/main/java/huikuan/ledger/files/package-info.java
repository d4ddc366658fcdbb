/** The files of a company: what is known of each; the bytes are kept by their hash. */
@NullMarked
package huikuan.ledger.files;

import org.jspecify.annotations.NullMarked;
