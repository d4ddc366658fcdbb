package huikuan.ledger.confirmation;

import huikuan.platform.work.Worker;
import huikuan.platform.work.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LetterConfiguration {

  @Bean
  Worker letterFollowUps(Workers workers, FollowUps work) {
    return workers.worker("letter-follow-ups", LetterProjection.GROUP, work);
  }

  @Bean
  Worker letterRuns(Workers workers, RunWork work) {
    return workers.worker("letter-runs", LetterProjection.GROUP, work);
  }

  @Bean
  Worker letterSchedules(Workers workers, Schedules work) {
    return workers.worker("letter-schedules", LetterProjection.GROUP, work);
  }
}
