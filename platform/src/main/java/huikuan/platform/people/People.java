package huikuan.platform.people;

import huikuan.platform.web.access.Caller;
import huikuan.platform.web.access.EndedRights;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The people whose rights end, in memory: there are few, and each request asks for its caller. All
 * others hold the rights that their tokens tell. Rights end by the service's clock, at the
 * beginning of a day in UTC, so that all services agree wherever they run.
 */
public final class People implements EndedRights {

  private final Clock clock;
  private final Map<String, PersonRights> ending = new ConcurrentHashMap<>();

  People(Clock clock) {
    this.clock = clock;
  }

  void set(Collection<PersonRights> people) {
    for (PersonRights each : people) {
      if (each.until() == null) {
        ending.remove(each.person());
      } else {
        ending.put(each.person(), each);
      }
    }
  }

  @Override
  public boolean ended(Caller caller) {
    if (caller.kind() != Caller.Kind.PERSON || ending.isEmpty()) {
      return false;
    }
    PersonRights rights = ending.get(caller.name());
    return rights != null && rights.endedOn(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  /**
   * The person who answers on a day for what is a person's: itself, or if its rights have ended,
   * its deputy, or the deputy's, and so on; empty if nobody does.
   */
  public Optional<String> responsible(String person, LocalDate day) {
    Set<String> asked = new HashSet<>();
    @Nullable String answers = person;
    while (answers != null && asked.add(answers)) {
      PersonRights rights = ending.get(answers);
      if (rights == null || !rights.endedOn(day)) {
        return Optional.of(answers);
      }
      answers = rights.deputy();
    }
    return Optional.empty();
  }
}
