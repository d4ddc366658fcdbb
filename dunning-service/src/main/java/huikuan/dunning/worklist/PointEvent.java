package huikuan.dunning.worklist;

import huikuan.contracts.EventName;

/** An event of the point rules of a company. */
public sealed interface PointEvent {

  String company();

  /** A company's work lists are put in order by these rules from now on. */
  @EventName("huikuan.dunning.worklist.points-set.v1")
  record PointsSet(String company, PointRules rules) implements PointEvent {}
}
