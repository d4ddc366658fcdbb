package huikuan.platform.people;

import org.jspecify.annotations.Nullable;

/** The events in a service's own log that tell of people; a service with such events has one. */
public interface PeopleEvents {

  /** What an event tells of a person; null = it tells of none. */
  @Nullable PersonRights told(Object event);
}
