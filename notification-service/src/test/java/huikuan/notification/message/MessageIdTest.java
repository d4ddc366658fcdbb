package huikuan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MessageIdTest {

  private static final CustomerId CUSTOMER = CustomerId.parse("CN01.C-1");
  private static final LocalDate DAY = LocalDate.of(2013, 2, 4);

  @Test
  void aPersonsMessageOfADayIsTheSameForEver() {
    assertThat(MessageId.of(CUSTOMER, "p-1", DAY))
        .hasToString("e4fe0935-d25d-30a0-8bfe-144fe7073e28");
  }

  @Test
  void anotherPersonCustomerOrDayIsAnotherMessage() {
    MessageId one = MessageId.of(CUSTOMER, "p-1", DAY);
    assertThat(MessageId.of(CUSTOMER, "p-2", DAY)).isNotEqualTo(one);
    assertThat(MessageId.of(CustomerId.parse("CN02.C-1"), "p-1", DAY)).isNotEqualTo(one);
    assertThat(MessageId.of(CUSTOMER, "p-1", DAY.plusDays(1))).isNotEqualTo(one);
  }
}
