package huikuan.dunning.portfolio;

import huikuan.platform.fields.PersonName;
import huikuan.platform.people.People;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells which people answer for a portfolio on a day: its owner, or its deputy. */
@Component
public class Answering {

  private final People people;

  Answering(People people) {
    this.people = people;
  }

  /**
   * The people who answer, the first one before all others; empty = nobody does. An owner who is
   * absent still sees what is its own.
   */
  public List<String> of(Portfolio portfolio, LocalDate day) {
    List<String> answering = new ArrayList<>();
    StandIn deputy = portfolio.deputy();
    if (deputy != null && deputy.isAbsenceOn(day)) {
      standsFor(deputy.person(), day).ifPresent(answering::add);
    }
    Optional<String> owner = standsFor(portfolio.owner(), day);
    owner.ifPresent(answering::add);
    if (deputy != null && owner.isEmpty()) {
      standsFor(deputy.person(), day).ifPresent(answering::add);
    }
    return answering.stream().distinct().toList();
  }

  /** The person itself, or who answers for it when its rights have ended. */
  Optional<String> standsFor(String person, LocalDate day) {
    return people.responsible(PersonName.nameOf(person), day).map(PersonName::of);
  }
}
