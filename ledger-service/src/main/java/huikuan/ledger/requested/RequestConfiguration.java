package huikuan.ledger.requested;

import huikuan.platform.work.Worker;
import huikuan.platform.work.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

  static final String GROUP = "requested-postings";

  @Bean
  Worker postingRequests(Workers workers, RequestDecisions work) {
    return workers.worker("requested-postings", GROUP, work);
  }
}
