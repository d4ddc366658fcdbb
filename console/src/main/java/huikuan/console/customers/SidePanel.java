package huikuan.console.customers;

import huikuan.console.api.Answer;
import huikuan.console.api.Part;
import huikuan.console.people.People;
import java.util.Map;
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
      case "person" ->
          parts.length < 2
              ? NOTHING
              : people
                  .one(parts[1])
                  .map(person -> show(person, "customers/person :: person"))
                  .orElse(NOTHING);
      case "new-party" ->
          show(Answer.of(Map.of("id", parties.freeId())), "customers/parties :: new");
      case "party" ->
          parts.length < 2
              ? NOTHING
              : parties
                  .one(parts[1])
                  .map(party -> show(party, "customers/parties :: party"))
                  .orElse(NOTHING);
      case "calendar" ->
          show(
              customer.get("paymentCalendar") instanceof Answer calendar
                  ? calendar
                  : Answer.of(Map.of()),
              "customers/calendar :: setting");
      default -> NOTHING;
    };
  }

  private static SidePanel show(Answer one, String view) {
    return new SidePanel(new Part<>(one, null), view);
  }

  void in(Model model) {
    model.addAttribute("one", one);
    model.addAttribute("oneView", view);
  }
}
