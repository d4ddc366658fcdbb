package huikuan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageIdTest {

  @Test
  void theSameRequestOfACaseIsTheSameMessageForEver() {
    assertThat(MessageId.of("CN01.C-1.CNY/611365", 1))
        .hasToString("86c97f8d-9ee0-335c-b0c6-7fdb33e081c2");
  }

  @Test
  void anotherRequestOrCaseIsAnotherMessage() {
    MessageId one = MessageId.of("case-1", 1);
    assertThat(MessageId.of("case-1", 2)).isNotEqualTo(one);
    assertThat(MessageId.of("case-2", 1)).isNotEqualTo(one);
  }
}
