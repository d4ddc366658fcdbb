package huikuan.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.platform.ServiceSettings;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.ContainerProperties;

class GroupMemberTest {

  private static ContainerProperties member(@Nullable String instance) {
    return GroupMember.of(Set.of("t"), new ServiceSettings("ledger", "ledger", instance, false));
  }

  @Test
  void anInstanceWithANameIsKnownByItAgain() {
    assertThat(member("a").getGroupId()).isEqualTo("ledger");
    assertThat(member("a").getKafkaConsumerProperties())
        .containsEntry("group.instance.id", "ledger.a");
  }

  @Test
  void oneWithoutIsAnybody() {
    assertThat(member(null).getKafkaConsumerProperties()).isEmpty();
  }
}
