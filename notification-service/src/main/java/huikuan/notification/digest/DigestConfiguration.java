package huikuan.notification.digest;

import huikuan.platform.axon.RecentAggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DigestConfiguration {

  /** The approximate memory of a claim. */
  private static final int CLAIM_BYTES = 800;

  /** A sixteenth of the memory. */
  @Bean
  RecentAggregates recentDigests() {
    long most = Runtime.getRuntime().maxMemory() / 16 / CLAIM_BYTES;
    return RecentAggregates.weighed(most, Digest::weight);
  }
}
