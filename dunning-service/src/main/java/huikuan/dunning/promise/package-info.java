/** Promises to pay: what a customer says it will pay by a day, and what becomes of it. */
@NullMarked
package huikuan.dunning.promise;

import org.jspecify.annotations.NullMarked;
