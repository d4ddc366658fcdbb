/** Tasks are what a person has to see to: one for each customer and reason. */
@NullMarked
package huikuan.dunning.task;

import org.jspecify.annotations.NullMarked;
