/** What a person has to see to: one task for each customer and reason. */
@NullMarked
package huikuan.dunning.task;

import org.jspecify.annotations.NullMarked;
