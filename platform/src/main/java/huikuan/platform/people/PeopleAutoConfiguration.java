package huikuan.platform.people;

import huikuan.platform.eventlog.EventLogAutoConfiguration;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.projection.Follower;
import huikuan.platform.time.TimeAutoConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A service whose log tells of people refuses those whose rights have ended. */
@AutoConfiguration(after = {EventLogAutoConfiguration.class, TimeAutoConfiguration.class})
@ConditionalOnBean(PeopleEvents.class)
public final class PeopleAutoConfiguration {

  @Bean
  People people(Clock clock) {
    return new People(clock);
  }

  @Bean
  PeopleStore peopleStore(MongoTemplate mongo) {
    return new PeopleStore(mongo);
  }

  @Bean
  Follower peopleFollower(
      MongoEventLog log, PeopleStore store, People people, PeopleEvents events) {
    return new Follower(log, new PeopleProjection(store, people, events));
  }
}
