package huikuan.console.settings;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.FormBody;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.Screen;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form that proposes a version of a policy, with all of its rules. */
@Screen
final class PolicyFormController {

  private static final String POLICY = "/dunning/policies/{}";
  private static final String STANDARD = "standard";

  /** A policy that is new begins with the rules of the standard. */
  @GetMapping("/policies/new")
  String create(Api api, Model model) {
    Part<Answer> told = Part.of(() -> api.read(POLICY, STANDARD));
    model.addAttribute(
        "told", told.map(it -> it.with("appliesTo", null).with("effectiveFrom", null)));
    return "settings/policy-form";
  }

  @GetMapping("/policies/{id}/change")
  String change(
      Api api,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String version,
      Model model) {
    Part<Answer> told = Part.of(() -> api.read(Api.query().with("version", version), POLICY, id));
    model.addAttribute("id", id);
    model.addAttribute("told", told.map(it -> it.with("effectiveFrom", null)));
    return "settings/policy-form";
  }

  /** The proposal is shown beside the version that was read, line by line. */
  @PostMapping("/policies")
  String propose(
      Api api,
      Frame frame,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes after) {
    String known = form.getFirst("known");
    String id = String.valueOf(form.toSingleValueMap().getOrDefault("id", "")).strip();
    Answer body = body(withNewCountry(form));
    after.addFlashAttribute("typedId", id);
    boolean done =
        Forms.act(
            after,
            "policy.proposed",
            body,
            () -> {
              Answer added = api.act(HttpMethod.PUT, body, POLICY, id);
              after.addAttribute("version", String.valueOf(added.get("version")));
            });
    if (!done) {
      return "redirect:"
          + (known == null ? frame.to("/policies/new") : frame.to("/policies/{}/change", id));
    }
    if (known != null) {
      after.addAttribute("against", known);
    }
    return "redirect:" + frame.to("/policies/{}", id);
  }

  /** A country more has a field for its name, and one for its hours. */
  private static MultiValueMap<String, String> withNewCountry(MultiValueMap<String, String> form) {
    MultiValueMap<String, String> all = new LinkedMultiValueMap<>(form);
    String country = String.valueOf(form.toSingleValueMap().getOrDefault("country", "")).strip();
    if (!country.isEmpty()) {
      all.set("hours." + country, form.getFirst("countryHours"));
    }
    return all;
  }

  private static Answer body(MultiValueMap<String, String> form) {
    return FormBody.of(form)
        .within(
            "appliesTo",
            to -> to.lines("contracts").lines("customers").lines("classes").lines("companies"))
        .texts("effectiveFrom", "at")
        .wholes("minutesToSeal")
        .within("hours", hours -> countries(form).forEach(hours::words))
        .wholes("mostInWeek", "mostInWeekOfCustomer", "acceptedAfter", "catchUp")
        .within("quiet", quiet -> quiet.wholes("holiday", "workingDays"))
        .within("minimum", amounts -> amounts.lines("message").lines("demand").lines("sanction"))
        .within(
            "review",
            review -> review.wholes("daysLate", "yearsSincePosted", "yearsToDue", "timesLargest"))
        .wholes("allocateWithin", "readyWithin", "demandAgainAfter", "afterHold")
        .within(
            "promise",
            promise ->
                promise
                    .wholes("toleranceDays", "toleranceBasisPoints")
                    .lines("toleranceAtMost")
                    .wholes("daysAhead", "daysAheadApproved", "mostBroken", "brokenWithinDays"))
        .within(
            "concession",
            limits ->
                limits
                    .wholes("basisPoints")
                    .lines("atMost")
                    .wholes("extensionDays", "mostDues", "daysAhead", "offeredDays"))
        .within("malicious", terms -> terms.wholes("distancePercent", "leastDays"))
        .within("smallDifferences", limits -> limits.lines("atMost"))
        .rows("steps", List.of("level"), PolicyFormController::step)
        .answer();
  }

  private static TreeSet<String> countries(MultiValueMap<String, String> form) {
    TreeSet<String> countries = new TreeSet<>();
    form.keySet().stream()
        .filter(name -> name.startsWith("hours."))
        .forEach(name -> countries.add(name.substring("hours.".length())));
    return countries;
  }

  private static void step(FormBody step) {
    step.texts("level", "kind")
        .wholes("workingDaysBeforeDue", "daysAfterDue", "daysAfterPrevious")
        .lines("from")
        .words("to")
        .words("channels")
        .texts("words")
        .wholes("passAfter");
  }
}
