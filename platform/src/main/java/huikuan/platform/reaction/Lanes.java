package huikuan.platform.reaction;

/**
 * What must happen one after the other: events of one lane do, those of several side by side. All
 * that may concern one saga or case belongs in one lane.
 */
@FunctionalInterface
public interface Lanes {

  /** The lane of an event, such as its customer. */
  String of(Object event);
}
