package huikuan.contracts.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Hours;
import huikuan.contracts.ledger.Contact.Window;
import java.time.DayOfWeek;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContactTest {

  @Test
  void theDaysOfAWindowAreInTheOrderOfTheWeek() {
    Window window =
        new Window(
            Set.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY, DayOfWeek.SUNDAY, DayOfWeek.WEDNESDAY),
            Hours.parse("09:00/11:30"));
    assertThat(window.days())
        .containsExactly(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY, DayOfWeek.SUNDAY);
  }
}
