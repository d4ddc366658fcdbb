/** Documents as an ERP would post them, the same for the same seed. */
@NullMarked
package huikuan.benchmarks.documents;

import org.jspecify.annotations.NullMarked;
