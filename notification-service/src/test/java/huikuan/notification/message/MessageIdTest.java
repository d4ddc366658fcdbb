package huikuan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageIdTest {

  @Test
  void theSameCaseAndLevelIsTheSameMessageForEver() {
    assertThat(MessageId.of("CN01.C-1.CNY/611365", "reminder-1"))
        .hasToString("757040bf-7f0d-33c7-9c33-a2909ef03689");
  }

  @Test
  void anotherLevelOrCaseIsAnotherMessage() {
    MessageId one = MessageId.of("case-1", "reminder-1");
    assertThat(MessageId.of("case-1", "reminder-2")).isNotEqualTo(one);
    assertThat(MessageId.of("case-2", "reminder-1")).isNotEqualTo(one);
  }
}
