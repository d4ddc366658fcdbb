package huikuan.notification.delivery;

import huikuan.platform.work.Worker;
import huikuan.platform.work.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

  @Bean
  Worker deliveryWorker(Workers workers, Deliveries work) {
    return workers.worker("deliveries", RequestedMessages.RULES, work);
  }
}
