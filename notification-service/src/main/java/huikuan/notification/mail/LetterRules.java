package huikuan.notification.mail;

import huikuan.contracts.MessageKind;
import huikuan.notification.message.BalanceLetter;
import huikuan.platform.template.Language;
import huikuan.platform.template.Part;
import huikuan.platform.template.TemplateEngine;
import huikuan.platform.template.TemplateFault;
import huikuan.platform.template.TemplateRules;
import huikuan.platform.template.TemplateText;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What a letter must be, whoever wrote its template. Each template is tried with sample data, and
 * what comes out is read.
 */
@Component
class LetterRules implements TemplateRules {

  private static final int LONGEST_SUBJECT_SOURCE = 1_000;
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_TEXT = 20_000;
  private static final int LONGEST_HTML = 100_000;

  /** A page that mail programs, or the page that shows a message, could run. */
  private static final Map<Pattern, String> NOT_IN_HTML = new LinkedHashMap<>();

  static {
    forbid("<\\s*(script|iframe|object|embed|form|base|link)\\b", "no such element: %s");
    forbid("[\\s\"'/]on[a-z]{3,30}\\s*=", "no element has an attribute that runs something");
    forbid("(javascript|vbscript)\\s*:", "no address runs something");
    forbid("http-equiv", "no page calls for another");
  }

  /** An attribute that a name could end, and begin another. */
  private static final Pattern UNQUOTED = Pattern.compile("<[a-zA-Z][^<>]*=\\s*\\{\\{");

  private static void forbid(String pattern, String what) {
    NOT_IN_HTML.put(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), what);
  }

  /** Interest that stands beside a balance can take the place of what was agreed. */
  private static final Pattern INTEREST =
      Pattern.compile("利息|罚息|\\binterest\\b", Pattern.CASE_INSENSITIVE);

  /** A courtesy is no step of a dispute over an agreement, so it names none. */
  private static final Pattern CONTRACT =
      Pattern.compile("合同|\\bcontract(s|ual|ually)?\\b", Pattern.CASE_INSENSITIVE);

  @Override
  public List<TemplateFault> faults(Language language, String kind, TemplateText words) {
    Set<TemplateFault> faults = new LinkedHashSet<>();
    for (Part part : LetterParts.ALL) {
      String source = words.find(part);
      if (source != null) {
        addFaults(part, source, language, MessageKind.parse(kind), faults);
      }
    }
    return List.copyOf(faults);
  }

  private static void addFaults(
      Part part, String source, Language language, MessageKind kind, Set<TemplateFault> faults) {
    if (!isText(part, source, faults)) {
      return;
    }
    if (part.form() == Part.Form.LINE && source.indexOf('\n') >= 0) {
      faults.add(new TemplateFault("subject", "one line"));
    }
    if (part.form() == Part.Form.PAGE) {
      NOT_IN_HTML.forEach((pattern, what) -> addForbidden(source, pattern, what, true, faults));
      addForbidden(source, UNQUOTED, "an attribute's value stands in quotes", true, faults);
    }
    for (Facts sample : SampleLetters.of(language, kind)) {
      TemplateEngine.Tried tried = TemplateEngine.tried(part, language, source, sample.all());
      faults.addAll(tried.faults());
      if (tried.text() != null) {
        addFaultsOfContent(part, tried.text(), sample, faults);
      }
    }
  }

  private static boolean isText(Part part, String source, Set<TemplateFault> faults) {
    int longest = longest(part);
    if (source.isBlank() || source.codePointCount(0, source.length()) > longest) {
      faults.add(new TemplateFault(part.field(), "1 to " + longest + " characters"));
      return false;
    }
    for (int at = 0; at < source.length(); at = source.offsetByCodePoints(at, 1)) {
      int letter = source.codePointAt(at);
      if (letter != '\n'
          && letter != '\t'
          && (Character.isISOControl(letter) || Character.getType(letter) == Character.SURROGATE)) {
        String what = "no control characters, and no halves of one";
        faults.add(new TemplateFault(part.field(), TemplateEngine.lineOf(source, at), what));
        return false;
      }
    }
    return true;
  }

  private static int longest(Part part) {
    return switch (part.form()) {
      case LINE -> LONGEST_SUBJECT_SOURCE;
      case TEXT -> LONGEST_TEXT;
      case PAGE -> LONGEST_HTML;
    };
  }

  /** Told once: what stands in the source comes out in each letter, too. */
  private static void addForbidden(
      String page, Pattern pattern, String what, boolean source, Set<TemplateFault> faults) {
    Matcher found = pattern.matcher(page);
    if (found.find()) {
      String told = what.formatted(found.groupCount() == 0 ? "" : found.group(1));
      Integer line = source ? TemplateEngine.lineOf(page, found.start()) : null;
      if (faults.stream().noneMatch(each -> each.what().equals(told))) {
        faults.add(new TemplateFault("html", line, told));
      }
    }
  }

  private static void addFaultsOfContent(
      Part part, String content, Facts sample, Set<TemplateFault> faults) {
    if (part.form() == Part.Form.LINE) {
      int length = Letters.line(content).length();
      must(
          length > 0 && length <= LONGEST_SUBJECT,
          part,
          "comes to 1 to " + LONGEST_SUBJECT + " characters",
          faults);
    } else {
      switch (sample) {
        case ClaimFacts claims -> addUnsaid(part, content, claims, faults);
        case BalanceFacts letter -> addUnsaid(part, content, letter, faults);
        case CopyFacts copy ->
            copy.mustSay()
                .forEach((said, what) -> must(content.contains(said), part, what, faults));
      }
    }
    if (part.form() == Part.Form.PAGE) {
      // What a template puts together, such as by a comment within a word.
      NOT_IN_HTML.forEach((pattern, what) -> addForbidden(content, pattern, what, false, faults));
    }
    switch (sample) {
      case ClaimFacts claims when claims.demand() -> {
        // may speak of a contract
      }
      case ClaimFacts _ -> mustNot(CONTRACT, "a courtesy", "a contract", part, content, faults);
      case BalanceFacts _ -> mustNot(INTEREST, "a letter", "interest", part, content, faults);
      case CopyFacts _ -> mustNot(INTEREST, "a copy", "interest", part, content, faults);
    }
  }

  private static void mustNot(
      Pattern words,
      String letter,
      String what,
      Part part,
      String content,
      Set<TemplateFault> faults) {
    Matcher found = words.matcher(content);
    if (found.find()) {
      faults.add(
          new TemplateFault(
              part.field(),
              "%s does not speak of %s; found: %s".formatted(letter, what, found.group())));
    }
  }

  private static void addUnsaid(
      Part part, String content, BalanceFacts sample, Set<TemplateFault> faults) {
    Predicate<String> says = content::contains;
    BalanceLetter letter = sample.letter();
    Language language = sample.language();
    must(says.test(letter.number()), part, "names the {{number}} of the letter", faults);
    must(says.test(sample.purpose()), part, "says what the letter is in law: {{purpose}}", faults);
    must(says.test(language.date(letter.cutOff())), part, "names the {{cutOff}}", faults);
    must(says.test(sample.balance()), part, "names the {{balance}}", faults);
    must(
        letter.answerBy() == null || says.test(language.date(letter.answerBy())),
        part,
        "names the day to answer by if there is one: {{answerBy}}",
        faults);
    must(says.test(sample.answersTo()), part, "names where answers go: {{replyTo}}", faults);
    must(
        says.test(sample.thirdParty()),
        part,
        "names the third party if answers go there: {{thirdParty}}",
        faults);
    must(says.test(letter.document().name()), part, "names the attached {{document}}", faults);
    must(says.test(sample.company()), part, "names the {{company}}", faults);
  }

  private static void addUnsaid(
      Part part, String content, ClaimFacts sample, Set<TemplateFault> faults) {
    Predicate<String> says = content::contains;
    Language language = sample.language();
    List<ClaimLine> lines = sample.listed();
    must(
        lines.stream().allMatch(line -> says.test(line.subject().step().invoice())),
        part,
        "names the number of each claim, as {{>claims}} does",
        faults);
    must(
        lines.stream().allMatch(line -> says.test(language.amount(line.subject().open()))),
        part,
        "names what is open of each claim, as {{>claims}} does",
        faults);
    must(
        lines.stream().allMatch(line -> says.test(language.date(line.subject().dueOn()))),
        part,
        "names the day on which each claim is due, as {{>claims}} does",
        faults);
    must(says.test(sample.total()), part, "names the {{total}}", faults);
    must(
        sample.accountsToPayTo().stream().allMatch(account -> says.test(account.number())),
        part,
        "names where to pay if that is known, as {{>closing}} does",
        faults);
    must(says.test(sample.company()), part, "names the {{company}}", faults);
    must(
        !sample.demand() || says.test(sample.payBy()),
        part,
        "a demand names the day to pay by: {{payBy}}",
        faults);
  }

  private static void must(boolean said, Part part, String what, Set<TemplateFault> faults) {
    if (!said) {
      faults.add(new TemplateFault(part.field(), what));
    }
  }
}
