package huikuan.console.running;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.Screen;
import huikuan.console.page.ServiceParameter;
import huikuan.console.page.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Records that could not be read or were not trusted: sent again, mended, or given up. */
@Screen
final class DeadController {

  private static final String SERVICE = "service";
  private static final List<String> SERVICES = List.of("ledger", "dunning", "notification");

  @GetMapping("/dead")
  String list(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    boolean sends = frame.dates().isNow() && frame.person().everywhere("operator");
    String chosen = asked.getOrDefault(SERVICE, "");
    ListPage page =
        ListPage.of("dead")
            .chips("service", "service", "ledger", "dunning", "notification")
            .chips("state", "dead", "waiting", "sent-again", "given-up");
    for (String service : chosen.isBlank() ? SERVICES : List.of(chosen)) {
      Api.Query query =
          Api.query()
              .with("state", asked.get("state"))
              .with("after", ServiceParameter.read(service, asked.get("after")));
      page.table(
          Part.of(() -> api.read(query, "/operations/{}/dead-records", service))
              .map(told -> records(frame, service, sends, told)));
    }
    if (sends) {
      page.picking("/dead/send", "running/record :: bar");
    }
    return page.beside(one(api, asked.get("open")), "running/record :: record").in(model);
  }

  private static Table records(Frame frame, String service, boolean sends, Answer told) {
    return Table.of("dead-" + service)
        .column("service", _ -> Cell.word("service", service))
        .column("type", row -> Cell.code(row.first("type", "id")))
        .column("state", row -> Cell.state("dead", row.get("state")))
        .column("cause", row -> Cell.word("dead-cause", row.get("cause")))
        .column("topic", row -> Cell.text(row.get("topic")))
        .column("key", row -> Cell.code(row.get("key")))
        .column("deadAt", row -> Cell.moment(row.get("deadAt")))
        .column("error", row -> Cell.text(row.get("error")))
        .opening(row -> frame.here().with("open", ServiceParameter.write(service, row.text("id"))))
        .picking(
            row ->
                sends && "waiting".equals(row.text("state"))
                    ? ServiceParameter.write(service, row.text("id"))
                    : null)
        .rows(told.list("records"), ServiceParameter.write(service, told.text("next")));
  }

  private static @Nullable Part<Answer> one(Api api, @Nullable String open) {
    for (String service : SERVICES) {
      String id = ServiceParameter.read(service, open);
      if (id != null) {
        return Part.of(() -> api.read("/operations/{}/dead-records/{}", service, id))
            .map(it -> it.with(SERVICE, service));
      }
    }
    return null;
  }

  @PostMapping("/dead/{service:ledger|dunning|notification}/{id}/send")
  String send(
      Api api,
      @PathVariable String service,
      @PathVariable String id,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "dead.sent",
        () -> {
          if (isStillDead(api, service, id)) {
            after.addFlashAttribute("warned", "dead.still");
          }
        });
    return back(form);
  }

  /** Each is sent by itself; the list tells what has become of them. */
  @PostMapping("/dead/send")
  String sendMany(
      Api api,
      Frame frame,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes after) {
    List<String> picked = form.getOrDefault("pick", List.of());
    for (String service : SERVICES) {
      for (String pick : picked) {
        String id = ServiceParameter.read(service, pick);
        if (id != null) {
          sendOne(api, service, id, after);
        }
      }
    }
    return "redirect:"
        + frame
            .to("/dead")
            .with(SERVICE, form.getFirst(SERVICE))
            .with("state", form.getFirst("state"))
            .with("after", form.getFirst("after"));
  }

  private static void sendOne(Api api, String service, String id, RedirectAttributes after) {
    Forms.act(
        after,
        "dead.sent-many",
        () -> {
          if (isStillDead(api, service, id)) {
            after.addFlashAttribute("warned", "dead.still-some");
          }
        });
  }

  private static boolean isStillDead(Api api, String service, String id) {
    Answer told =
        api.act(HttpMethod.POST, Map.of(), "/operations/{}/dead-records/{}/send", service, id);
    return "still-dead".equals(told.text("outcome"));
  }

  /** For an hour, and on record: only so can a record with names in it be mended. */
  @PostMapping("/dead/{service:ledger|dunning|notification}/unmask")
  String unmask(
      Api api,
      @PathVariable String service,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "dead.unmasked",
        form,
        () -> api.act(HttpMethod.POST, Forms.body(form, "reason"), "/audit/{}/unmasking", service));
    return back(form);
  }

  @PostMapping("/dead/{service:ledger|dunning|notification}/{id}/mend")
  String mend(
      Api api,
      @PathVariable String service,
      @PathVariable String id,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "dead.mended",
        form,
        () ->
            api.act(
                HttpMethod.PUT,
                Forms.body(form, "content", "reason"),
                "/operations/{}/dead-records/{}/content",
                service,
                id));
    return back(form);
  }

  @PostMapping("/dead/{service:ledger|dunning|notification}/{id}/give-up")
  String giveUp(
      Api api,
      @PathVariable String service,
      @PathVariable String id,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "dead.given-up",
        form,
        () ->
            api.act(
                HttpMethod.POST,
                Forms.body(form, "reason"),
                "/operations/{}/dead-records/{}/give-up",
                service,
                id));
    return back(form);
  }

  private static String back(Map<String, String> form) {
    return Forms.back(form, "/dead");
  }
}
