package huikuan.console.home;

import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Address;
import huikuan.console.page.Frame;
import huikuan.console.page.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: all that waits for a person, by its roles. */
@Screen
final class HomeController {

  private static final int COUNTED_TO = 200;

  /**
   * Something that waits.
   *
   * @param key its words are {@code home.<key>}
   * @param count how many, at most {@value #COUNTED_TO}
   * @param more whether there are more than were counted
   */
  record Waiting(String key, Address where, int count, boolean more) {}

  /** A question, and where its answer is looked at. */
  private record Question(String key, String path, Api.Query query, String list, Address where) {}

  @GetMapping("/")
  String home(Api api, Frame frame, Model model) {
    List<Supplier<Part<Waiting>>> asked =
        questions(frame).stream().map(question -> api.begin(() -> count(api, question))).toList();
    List<Part<Waiting>> waiting = asked.stream().map(Supplier::get).toList();
    model.addAttribute("waiting", waiting);
    model.addAttribute(
        "nothing", waiting.stream().allMatch(part -> part.there() && part.get().count() == 0));
    return "home/home";
  }

  private static List<Question> questions(Frame frame) {
    List<Question> all = new ArrayList<>();
    if (frame.may("approver", "finance", "collector", "auditor")) {
      all.add(question(frame, "approvals", "/approvals", "approvals", "/approvals"));
      all.add(question(frame, "paying", "/notifications/approvals", "approvals", "/approvals"));
    }
    if (frame.person().everywhere("approver", "finance", "collector", "auditor")) {
      all.add(policies(frame));
    }
    if (frame.may("collector", "approver", "operator", "finance", "auditor")) {
      all.add(question(frame, "tasks", "/dunning/tasks", "tasks", "/tasks"));
      all.add(cases(frame, "needs-contact"));
      all.add(cases(frame, "retrying"));
    }
    if (frame.may("finance", "collector", "approver", "auditor")) {
      all.add(letters(frame, "state", "not-agreed"));
      all.add(letters(frame, "state", "not-sent"));
      all.add(letters(frame, "unsent", "true"));
      all.add(letters(frame, "state", "to-print"));
    }
    if (frame.person().everywhere("operator", "auditor")) {
      all.add(everywhere(frame, "stuck-dunning", "/dunning/stuck"));
      all.add(everywhere(frame, "stuck-notification", "/notifications/stuck"));
    }
    return all;
  }

  private static Question question(
      Frame frame, String key, String path, String list, String where) {
    return new Question(key, path, query(frame), list, frame.to(where));
  }

  /** Policies concern all companies. */
  private static Question policies(Frame frame) {
    return new Question(
        "policies",
        "/dunning/approvals",
        Api.query().with("limit", COUNTED_TO),
        "approvals",
        frame.to("/approvals"));
  }

  private static Question cases(Frame frame, String state) {
    return new Question(
        "cases." + state,
        "/dunning/cases",
        query(frame).with("state", state),
        "cases",
        frame.to("/cases").with("state", state));
  }

  private static Question letters(Frame frame, String filter, String value) {
    return new Question(
        "letters." + (filter.equals("state") ? value : filter),
        "/confirmations",
        query(frame).with(filter, value),
        "letters",
        frame.to("/letters").with(filter, value));
  }

  private static Question everywhere(Frame frame, String key, String path) {
    return new Question(
        key, path, Api.query().with("limit", COUNTED_TO), "stuck", frame.to("/stuck"));
  }

  private static Api.Query query(Frame frame) {
    return Api.query().with("company", frame.company()).with("limit", COUNTED_TO);
  }

  private static Waiting count(Api api, Question question) {
    Map<?, ?> answer = api.get(Map.class, question.query(), question.path());
    int count = answer.get(question.list()) instanceof List<?> found ? found.size() : 0;
    return new Waiting(question.key(), question.where(), count, answer.get("next") != null);
  }
}
