package huikuan.ledger.people;

import huikuan.ledger.people.PersonEvent.PersonChanged;
import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonTest {

  private final FixtureConfiguration<Person> fixture = new AggregateTestFixture<>(Person.class);

  private static PersonChanged until(@Nullable String day, @Nullable String deputy) {
    return new PersonChanged("chen.jing", day == null ? null : LocalDate.parse(day), deputy);
  }

  @Test
  void rightsEndOnADay() {
    fixture
        .givenNoPriorActivity()
        .when(new ChangePerson(until("2026-12-31", "li.na")))
        .expectEvents(until("2026-12-31", "li.na"))
        .expectResultMessagePayload(true);
  }

  @Test
  void theSameAgainChangesNothing() {
    fixture
        .given(until("2026-12-31", "li.na"))
        .when(new ChangePerson(until("2026-12-31", "li.na")))
        .expectNoEvents()
        .expectResultMessagePayload(false);
  }

  @Test
  void anotherDayOrDeputyIsAChange() {
    fixture
        .given(until("2026-12-31", "li.na"))
        .when(new ChangePerson(until("2026-12-31", null)))
        .expectEvents(until("2026-12-31", null));
    fixture
        .given(until("2026-12-31", "li.na"))
        .when(new ChangePerson(until("2027-01-31", "li.na")))
        .expectEvents(until("2027-01-31", "li.na"));
  }

  @Test
  void whoCameBackHoldsTheirRights() {
    fixture
        .given(until("2026-12-31", "li.na"))
        .when(new ChangePerson(until(null, null)))
        .expectEvents(until(null, null));
    fixture
        .given(until("2026-12-31", "li.na"), until(null, null))
        .when(new ChangePerson(until(null, null)))
        .expectNoEvents();
  }

  @Test
  void rightsThatNeverEndedHoldAlready() {
    fixture
        .givenNoPriorActivity()
        .when(new ChangePerson(until(null, null)))
        .expectNoEvents()
        .expectResultMessagePayload(false);
  }
}
