package huikuan.console.customers;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Address;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.ListQueries;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import huikuan.console.people.Absence;
import huikuan.console.people.People;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The people at all customers of a company. */
@Screen
final class ContactsController {

  @GetMapping("/contacts")
  String list(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Part<Table> rows =
        Part.of(
                () ->
                    api.read(
                        ListQueries.of(frame, asked, "role", "state", "address").without("company"),
                        "/customers/{}/contacts",
                        frame.company()))
            .map(
                told ->
                    table(frame, told.list("contacts"))
                        .rows(told.list("contacts"), told.text("next")));
    return ListPage.of("contacts")
        .chips(
            "role", "contact", "paymentResponsible", "accountsPayable", "decisionMaker", "acceptor")
        .chips("state", "contact-state", "confirmed", "proposed", "stale")
        .field("address", "search")
        .table(rows)
        .in(model);
  }

  private static Table.Builder table(Frame frame, List<Answer> all) {
    return Table.of("contacts")
        .column(
            "person",
            row ->
                Cell.text(contact(row).first("name", "id"))
                    .to(place(frame, row, contact(row).text("id"))))
        .column(
            "customer", row -> Cell.text(row.first("name", "customer")).to(frame.toCustomer(row)))
        .column("role", row -> Cell.word("contact", contact(row).get("role")))
        .column("state", row -> Cell.state("contact-state", contact(row).get("state")))
        .column("contract", row -> Cell.text(contact(row).get("contract")))
        .column("email", row -> Cell.text(contact(row).get("email")))
        .column("mobile", row -> Cell.text(contact(row).get("mobile")))
        .column("validTo", row -> Cell.day(contact(row).get("validTo")))
        .column("absence", row -> Absence.days(Absence.of(frame, contact(row))))
        .column(
            "deputy",
            row ->
                Absence.deputy(
                    Absence.of(frame, contact(row)),
                    id -> name(all, row, id),
                    id -> place(frame, row, id)));
  }

  /** The name of a person at the customer of a row, if the page tells it; else the id. */
  private static String name(List<Answer> all, Answer row, String id) {
    return all.stream()
        .filter(each -> Objects.equals(each.get("customer"), row.get("customer")))
        .map(ContactsController::contact)
        .filter(each -> id.equals(each.text("id")))
        .map(each -> String.valueOf(each.first("name", "id")))
        .findFirst()
        .orElse(id);
  }

  private static Answer contact(Answer row) {
    return row.object("contact");
  }

  /** On the page of its customer. */
  private static @Nullable Address place(Frame frame, Answer row, @Nullable String id) {
    Address customer = frame.toCustomer(row);
    return customer == null ? null : People.place(customer, id);
  }
}
