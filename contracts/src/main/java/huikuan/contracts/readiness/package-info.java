/** Whether a claim is ready to be demanded, and what is missing. */
@NullMarked
package huikuan.contracts.readiness;

import org.jspecify.annotations.NullMarked;
