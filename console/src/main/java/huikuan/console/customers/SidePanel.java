package huikuan.console.customers;

import huikuan.console.api.Answer;
import huikuan.console.api.Part;
import huikuan.console.people.People;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * The part that is open beside a customer's page.
 *
 * @param one null = nothing is open
 * @param view a fragment of a template, which reads it
 */
record SidePanel(@Nullable Part<Answer> one, String view) {

  private static final SidePanel NOTHING = new SidePanel(null, "parts/parts :: none");

  /**
   * @param open such as {@code person/c-1}
   */
  static SidePanel of(Answer customer, People people, Parties parties, String open) {
    String[] parts = open.split("/", 2);
    return switch (parts[0]) {
      case "new-person" ->
          show(Answer.of(Map.of("id", people.freeId())), "customers/person :: new");
      case "person" -> show(parts, people::one, "customers/person :: person");
      case "new-party" ->
          show(Answer.of(Map.of("id", parties.freeId())), "customers/parties :: new");
      case "party" -> show(parts, parties::one, "customers/parties :: party");
      case "calendar" ->
          show(
              customer.get("paymentCalendar") instanceof Answer calendar
                  ? calendar
                  : Answer.of(Map.of()),
              "customers/calendar :: setting");
      default -> NOTHING;
    };
  }

  /** Nothing, if no id is given or none is found. */
  private static SidePanel show(
      String[] parts, Function<String, Optional<Answer>> find, String view) {
    return parts.length < 2
        ? NOTHING
        : find.apply(parts[1]).map(one -> show(one, view)).orElse(NOTHING);
  }

  private static SidePanel show(Answer one, String view) {
    return new SidePanel(new Part<>(one, null), view);
  }

  void in(Model model) {
    model.addAttribute("one", one);
    model.addAttribute("oneView", view);
  }
}
