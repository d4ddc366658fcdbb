package huikuan.console.find;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds customers by id, name, tax number or pinyin, and cases by the number of their item. */
@Screen
final class FindController {

  private static final int ROWS = 50;

  @GetMapping("/find")
  String find(Api api, Frame frame, @RequestParam(defaultValue = "") String q, Model model) {
    String text = q.strip();
    if (text.isEmpty()) {
      return "redirect:" + frame.to("/customers");
    }
    List<Supplier<Part<Table>>> asked = new ArrayList<>();
    if (frame.may("erp", "finance", "collector", "approver", "auditor")) {
      Supplier<Part<Answer>> customers =
          api.begin(() -> api.read(query(frame).with("q", text), "/customers"));
      asked.add(() -> customers.get().map(told -> customers(frame, told)));
    }
    if (frame.may("finance", "collector", "approver", "operator", "auditor")) {
      Supplier<Part<Answer>> cases =
          api.begin(() -> api.read(query(frame).with("invoice", text), "/dunning/cases"));
      asked.add(() -> cases.get().map(told -> cases(frame, told)));
    }
    ListPage page = ListPage.of("find");
    asked.stream().map(Supplier::get).forEach(page::table);
    return page.in(model);
  }

  private static Api.Query query(Frame frame) {
    return Api.query().with("company", frame.company()).with("limit", ROWS);
  }

  private static Table customers(Frame frame, Answer told) {
    return Table.of("customers")
        .column(
            "customer", row -> Cell.text(row.first("name", "customer")).to(frame.toCustomer(row)))
        .column("id", row -> Cell.text(row.get("customer")))
        .column("taxNumber", row -> Cell.text(row.get("taxNumber")))
        .rows(told.list("customers"), null);
  }

  private static Table cases(Frame frame, Answer told) {
    return Table.of("cases")
        .column(
            "item", row -> Cell.text(row.get("invoice")).to(frame.to("/cases/{}", row.text("id"))))
        .column("customer", row -> Cell.text(row.get("customerName")))
        .column("state", row -> Cell.state("case", row.get("state")))
        .column("open", row -> Cell.amount(row.get("open")))
        .rows(told.list("cases"), null);
  }
}
