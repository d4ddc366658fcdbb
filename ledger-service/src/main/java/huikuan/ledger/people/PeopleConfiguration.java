package huikuan.ledger.people;

import huikuan.ledger.people.PersonEvent.PersonChanged;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.people.PeopleEvents;
import huikuan.platform.people.PersonRights;
import huikuan.platform.projection.CatchUp;
import huikuan.platform.projection.Follower;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger owns what is said of people, and keeps them as every service does. */
@Configuration(proxyBeanMethods = false)
public class PeopleConfiguration {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What the ledger's own events tell of people. */
  public static final PeopleEvents EVENTS =
      event ->
          event instanceof PersonChanged told
              ? new PersonRights(told.person(), told.until(), told.deputy())
              : null;

  @Bean
  PeopleEvents peopleEvents() {
    return EVENTS;
  }

  @Bean
  CatchUp peopleCatchUp(MongoEventLog log, Follower peopleFollower) {
    return new CatchUp(log, peopleFollower, "The list of people stands", PATIENCE);
  }
}
