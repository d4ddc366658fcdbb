package huikuan.platform.reaction;

/**
 * Puts events into lanes: those of one lane are handled one after the other, several lanes side by
 * side. All that may concern one saga or case belongs in one lane.
 */
@FunctionalInterface
public interface Lanes {

  /** The lane of an event, such as its customer. */
  String of(Object event);
}
