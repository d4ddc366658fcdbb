package huikuan.console.chasing;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.ApiRefused;
import huikuan.console.page.Frame;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The kinds, forms and grounds of the ladder that new escalations of a company follow. */
record LadderChoices(List<String> kinds, List<String> forms, List<String> grounds) {

  private static final String LADDERS = "/dunning/ladders/{}";
  private static final int NOT_FOUND = 404;

  static LadderChoices of(Api api, Frame frame) {
    List<Answer> steps = ladder(api, frame).list("steps");
    return new LadderChoices(
        names(steps.stream(), "kind"),
        names(steps.stream(), "form"),
        names(steps.stream().flatMap(step -> step.list("grounds").stream()), "name"));
  }

  /** That of the company counts when one of its versions is approved and its day has come. */
  private static Answer ladder(Api api, Frame frame) {
    try {
      Answer own = api.read(LADDERS, frame.company());
      String from = own.text("effectiveFrom");
      String today = frame.today();
      boolean begun = from == null || today == null || from.compareTo(today) <= 0;
      if (begun && "approved".equals(own.text("state"))) {
        return own;
      }
    } catch (ApiRefused refused) {
      if (refused.problem().status() != NOT_FOUND) {
        throw refused;
      }
    }
    return api.read(LADDERS, "standard");
  }

  private static List<String> names(Stream<Answer> of, String field) {
    return of.map(each -> each.text(field)).filter(Objects::nonNull).distinct().toList();
  }
}
