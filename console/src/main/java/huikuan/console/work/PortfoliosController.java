package huikuan.console.work;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.FormBody;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The portfolios of collectors, how they are handed over, and how much each has to do. */
@Screen
final class PortfoliosController {

  @GetMapping("/portfolios")
  String list(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Part<Answer> answer =
        Part.of(
            () -> api.read(Api.query().with("company", frame.company()), "/dunning/portfolios"));
    String open = asked.getOrDefault("open", "");
    return ListPage.of("portfolios")
        .form("work/portfolio :: new")
        .table(answer.map(told -> table(frame).rows(told.list("portfolios"), null)))
        .beside(
            answer.there() && !open.isEmpty()
                ? new Part<>(one(answer.get().list("portfolios"), open), null)
                : null,
            "work/portfolio :: portfolio")
        .in(model);
  }

  private static Answer one(List<Answer> all, String name) {
    Answer found =
        all.stream()
            .filter(each -> name.equals(each.text("name")))
            .findFirst()
            .orElseGet(() -> Answer.of(Map.of("name", name)));
    return found.with(
        "others",
        all.stream()
            .map(each -> each.text("name"))
            .filter(each -> !Objects.equals(each, name))
            .toList());
  }

  private static Table.Builder table(Frame frame) {
    return Table.of("portfolios")
        .column("name", row -> Cell.text(row.get("name")))
        .column("owner", row -> Cell.actor(row.get("owner")))
        .column("answering", row -> Cell.actor(row.joined("answering")))
        .column("customers", row -> Cell.count(size(row, "customers")))
        .column("classes", row -> Cell.text(row.joined("classes")))
        .column(
            "rest", row -> Cell.word("yes", Boolean.TRUE.equals(row.get("rest")) ? "true" : null))
        .opening(row -> frame.here().with("open", row.text("name")));
  }

  private static int size(Answer row, String name) {
    return row.get(name) instanceof List<?> all ? all.size() : 0;
  }

  @GetMapping("/load")
  String load(Api api, Frame frame, Model model) {
    Part<Answer> answer =
        Part.of(
            () ->
                api.read(Api.query().with("company", frame.company()), "/dunning/portfolios/load"));
    Table.Builder table =
        Table.of("load")
            .column(
                "collector",
                row ->
                    row.has("collector")
                        ? Cell.actor(row.get("collector"))
                        : Cell.word("load", "nobody"))
            .column("portfolios", row -> Cell.text(row.joined("portfolios")))
            .column("customers", row -> Cell.count(row.get("customers")))
            .column("onList", row -> Cell.count(row.get("onList")))
            .column("points", row -> Cell.count(row.get("points")))
            .column("talksDue", row -> Cell.count(row.get("talksDue")))
            .column("toBeCollected", row -> Cell.money(Amounts.of(row, "toBeCollected")))
            .column("outstanding", row -> Cell.money(Amounts.of(row, "outstanding")));
    return ListPage.of("load")
        .table(answer.map(told -> table.rows(told.list("collectors"), null)))
        .in(model);
  }

  @PostMapping("/portfolios")
  String create(
      Api api,
      Frame frame,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes after) {
    String name = Objects.requireNonNullElse(form.getFirst("name"), "").strip();
    return set(api, frame.company(), name.isEmpty() ? "-" : name, form, after);
  }

  @PostMapping("/portfolios/{company}/{name}")
  String set(
      Api api,
      @PathVariable String company,
      @PathVariable String name,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes after) {
    FormBody body =
        FormBody.of(form)
            .texts("owner")
            .within("deputy", deputy -> deputy.texts("person", "from", "to"))
            .lines("customers")
            .lines("classes")
            .flags("rest");
    boolean done =
        Forms.act(
            after,
            "portfolio.set",
            body.answer().with("name", name),
            () ->
                api.ifMatch(form.getFirst("version"))
                    .act(
                        HttpMethod.PUT, body.answer(), "/dunning/portfolios/{}/{}", company, name));
    return Forms.back(done, form.toSingleValueMap(), "/portfolios");
  }

  @PostMapping("/portfolios/{company}/{name}/hand-over")
  String handOver(
      Api api,
      @PathVariable String company,
      @PathVariable String name,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes after) {
    FormBody body = FormBody.of(form).texts("owner", "to", "reason", "from").lines("customers");
    boolean done =
        Forms.act(
            after,
            "portfolio.handed-over",
            body.answer(),
            () ->
                api.ifMatch(form.getFirst("version"))
                    .act(
                        HttpMethod.POST,
                        body.answer(),
                        "/dunning/portfolios/{}/{}/hand-over",
                        company,
                        name));
    return Forms.back(done, form.toSingleValueMap(), "/portfolios");
  }
}
