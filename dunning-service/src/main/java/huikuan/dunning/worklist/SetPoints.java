package huikuan.dunning.worklist;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Sets the point rules of a company. Answers whether they were as seen; the same again changes
 * nothing.
 *
 * @param seen how often they had changed when its sender looked; null = any
 */
record SetPoints(
    @TargetAggregateIdentifier PointKey key, PointRules rules, @Nullable Integer seen) {}
