package huikuan.console.approvals;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.api.Problem;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.Screen;
import huikuan.console.page.Sum;
import huikuan.console.page.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Many proposals at once: picked, looked at, approved each by itself. */
@Screen
final class BulkApprovalController {

  private static final String DECIDED = "decided";

  /**
   * The outcome of one.
   *
   * @param proposal as far as it is known
   * @param about the customer, or what else it is about
   * @param left how many more have to approve it
   * @param problem why it is not approved; null = it is, or waits for another approver
   */
  record Decided(
      Answer proposal, Cell about, @Nullable String amount, int left, @Nullable Problem problem) {}

  /**
   * Proposals of a service that were picked.
   *
   * @param told those that still wait, on the page of the list from which they were picked
   */
  private record Picked(String service, List<String> ids, Part<Answer> told) {

    List<Answer> rows() {
      return told.there()
          ? Proposals.rows(service, told.get()).stream()
              .filter(row -> ids.contains(row.text("id")))
              .toList()
          : List.of();
    }

    /** As it was decided now, or as it is known. */
    Answer one(Api api, Answer result) {
      return result.get("approval") instanceof Answer now
          ? Proposals.known(service, now, told.there() ? told.get() : result)
          : one(api, String.valueOf(result.text("id")));
    }

    /** One that does not wait any more is asked for by itself. */
    Answer one(Api api, String id) {
      return rows().stream()
          .filter(row -> id.equals(row.text("id")))
          .findFirst()
          .orElseGet(() -> Proposals.one(api, service, id));
    }
  }

  private static List<Picked> picked(Api api, Frame frame, MultiValueMap<String, String> form) {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    for (String pick : form.getOrDefault("pick", List.of())) {
      String service = pick.substring(0, Math.max(pick.indexOf(':'), 0));
      if (Proposals.services().contains(service)) {
        ids.computeIfAbsent(service, _ -> new ArrayList<>())
            .add(pick.substring(service.length() + 1));
      }
    }
    String after = form.toSingleValueMap().getOrDefault("after", "");
    return Proposals.read(api, frame, ids.keySet(), "open", after).entrySet().stream()
        .map(
            read ->
                new Picked(
                    read.getKey(), ids.getOrDefault(read.getKey(), List.of()), read.getValue()))
        .toList();
  }

  /** The picked proposals with their sums; nothing is decided yet. */
  @PostMapping("/approvals/chosen")
  String chosen(
      Api api, Frame frame, @RequestParam MultiValueMap<String, String> form, Model model) {
    List<Picked> picked = picked(api, frame, form);
    if (picked.isEmpty()) {
      return list(frame);
    }
    List<Answer> chosen =
        picked.stream()
            .flatMap(each -> each.rows().stream())
            .filter(row -> Proposals.isToDecide(frame, row))
            .toList();
    model.addAttribute("parts", picked.stream().map(Picked::told).toList());
    model.addAttribute("chosen", chosen);
    model.addAttribute(
        "gone", picked.stream().mapToInt(each -> each.ids().size()).sum() - chosen.size());
    model.addAttribute("after", form.getFirst("after"));
    model.addAttribute(
        "sums", Sum.of(chosen.stream().flatMap(row -> Stream.ofNullable(Proposals.amount(row)))));
    model.addAttribute(
        "table", ApprovalsController.columns(Table.of("chosen"), frame).rows(chosen, null));
    return "approvals/chosen";
  }

  /** Each is decided by itself. Who approves the same again is told the same. */
  @PostMapping("/approvals/approve")
  String approve(
      Api api,
      Frame frame,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes next) {
    next.addFlashAttribute(
        DECIDED,
        picked(api, frame, form).stream()
            .flatMap(each -> approved(api, frame, each).stream())
            .toList());
    return "redirect:" + frame.to("/approvals/decided");
  }

  private static List<Decided> approved(Api api, Frame frame, Picked picked) {
    Part<Answer> told =
        Part.of(
            () ->
                api.act(
                    HttpMethod.POST,
                    Map.of("ids", picked.ids()),
                    Proposals.path(picked.service()) + "/approve"));
    return told.there()
        ? told.get().list("results").stream()
            .map(one -> decided(frame, picked.one(api, one), problem(one)))
            .toList()
        : picked.ids().stream()
            .map(id -> decided(frame, picked.one(api, id), told.problem()))
            .toList();
  }

  private static Decided decided(Frame frame, Answer proposal, @Nullable Problem problem) {
    return new Decided(
        proposal,
        Facts.about(frame, proposal),
        Proposals.amount(proposal),
        Proposals.left(proposal),
        problem);
  }

  private static @Nullable Problem problem(Answer result) {
    return result.get("problem") instanceof Answer told
        ? new Problem(told.text("type"), told.text("title"), 409, told.text("detail"), List.of())
        : null;
  }

  /** The outcome of each, told once: the list tells it from then on. */
  @GetMapping("/approvals/decided")
  String decided(Frame frame, Model model) {
    if (!(model.getAttribute(DECIDED) instanceof List<?> decided)) {
      return list(frame);
    }
    model.addAttribute(
        "approved",
        decided.stream()
            .filter(each -> each instanceof Decided one && one.problem() == null)
            .count());
    return "approvals/decided";
  }

  /** Where a page leads that is shown only after a form. */
  @GetMapping({"/approvals/chosen", "/approvals/approve"})
  String list(Frame frame) {
    return "redirect:" + frame.to("/approvals");
  }
}
