package huikuan.notification.digest;

import huikuan.platform.axon.RecentAggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DigestConfiguration {

  /** The approximate size of a claim in memory. */
  private static final int CLAIM_BYTES = 800;

  /** Remembers digests in at most a sixteenth of the memory. */
  @Bean
  RecentAggregates recentDigests() {
    long most = Runtime.getRuntime().maxMemory() / 16 / CLAIM_BYTES;
    return RecentAggregates.weighed(most, Digest::weight);
  }
}
