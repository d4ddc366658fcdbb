package huikuan.console.customers;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Dated;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.ListQueries;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import huikuan.console.people.People;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The customers of a company, and all about one of them on a page. */
@Screen
final class CustomersController {

  @GetMapping("/customers")
  String list(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Table.Builder table =
        Table.of("customers")
            .column(
                "customer",
                row -> Cell.text(row.first("name", "customer")).to(frame.toCustomer(row)))
            .column("id", row -> Cell.text(row.get("customer")))
            .column("taxNumber", row -> Cell.text(row.get("taxNumber")))
            .column(
                "currencies",
                row ->
                    Cell.text(
                        row.get("currencies") instanceof List<?> all
                            ? String.join(", ", all.stream().map(String::valueOf).toList())
                            : ""));
    Part<Table> rows =
        Part.of(() -> api.read(ListQueries.of(frame, asked, "q", "without"), "/customers"))
            .map(told -> table.rows(told.list("customers"), told.text("next")));
    return ListPage.of("customers")
        .chips("without", "without", "confirmedPaymentResponsible")
        .field("q", "search")
        .table(rows)
        .in(model);
  }

  /** All that is known of a customer; each part is asked for side by side. */
  @Dated
  @GetMapping("/customers/{company}/{customer}")
  String show(
      Api api,
      Frame frame,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam Map<String, String> asked,
      Model model) {
    CustomerParts parts = new CustomerParts(api, frame, company, customer, asked);
    Supplier<Part<Answer>> data = parts.data();
    Supplier<Part<Answer>> accounts = parts.accounts();
    Supplier<@Nullable Part<Answer>> parties = parts.parties();
    Supplier<@Nullable Part<Answer>> chased = parts.cases();
    Map<String, Supplier<?>> others = parts.others();
    model.addAttribute("company", company);
    model.addAttribute("customer", customer);
    Part<Answer> known = data.get();
    model.addAttribute("data", known);
    Part<Answer> paying = parties.get();
    model.addAttribute("parties", paying);
    if (paying != null && paying.there()) {
      model.addAttribute("partiesTable", Parties.table(frame, company, paying.get()));
    }
    if (known.there()) {
      addPeople(frame, known.get(), paying, asked.getOrDefault("open", ""), model);
    }
    addBooks(api, frame, accounts.get(), chased.get(), model);
    others.forEach((name, part) -> model.addAttribute(name, part.get()));
    return "customers/customer";
  }

  /** The people, and the part that is open beside the page. */
  private static void addPeople(
      Frame frame, Answer known, @Nullable Part<Answer> paying, String open, Model model) {
    People people = People.of(frame, known);
    model.addAttribute("people", people);
    Parties told =
        Parties.of(paying != null && paying.there() ? paying.get() : Answer.of(Map.of()));
    SidePanel.of(known, people, told, open).in(model);
  }

  /** The accounts, with the items whose demand waits marked, and the cases. */
  private static void addBooks(
      Api api, Frame frame, Part<Answer> held, @Nullable Part<Answer> cases, Model model) {
    Map<String, List<Answer>> waiting =
        cases != null && cases.there() ? CustomerTables.waiting(cases.get()) : Map.of();
    model.addAttribute("accounts", held);
    model.addAttribute("books", held.there() ? books(api, frame, held.get(), waiting) : List.of());
    model.addAttribute(
        "cases", cases == null ? null : cases.map(told -> CustomerTables.cases(frame, told)));
  }

  /** The open items and the letters of each account. */
  private static List<Book> books(
      Api api, Frame frame, Answer accounts, Map<String, List<Answer>> waiting) {
    return accounts.list("accounts").stream()
        .map(account -> Book.begin(api, frame, account, waiting))
        .toList()
        .stream()
        .map(Supplier::get)
        .toList();
  }

  @PostMapping("/customers/{company}/{customer}/hold")
  String hold(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "case.hold",
        form,
        () ->
            api.ifMatch(form.get("version"))
                .act(
                    HttpMethod.POST,
                    Forms.body(form, "reason", "until", "note"),
                    "/dunning/customers/{}/{}/hold",
                    company,
                    customer));
    return Forms.back(form, "/customers");
  }

  @PostMapping("/customers/{company}/{customer}/resume")
  String resume(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "case.resume",
        () ->
            api.ifMatch(form.get("version"))
                .act(
                    HttpMethod.POST,
                    Map.of(),
                    "/dunning/customers/{}/{}/resume",
                    company,
                    customer));
    return Forms.back(form, "/customers");
  }

  /** Ends what links in mails to the customer's people let in. */
  @PostMapping("/customers/{company}/{customer}/links/revoke")
  String revoke(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "customer.revoked",
        () ->
            api.act(HttpMethod.POST, Map.of(), "/customers/{}/{}/links/revoke", company, customer));
    return Forms.back(form, "/customers");
  }
}
