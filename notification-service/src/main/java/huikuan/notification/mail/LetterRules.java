package huikuan.notification.mail;

import huikuan.contracts.MessageKind;
import huikuan.notification.message.Content;
import huikuan.notification.template.Language;
import huikuan.notification.template.LetterEngine;
import huikuan.notification.template.Part;
import huikuan.notification.template.TemplateFault;
import huikuan.notification.template.TemplateRules;
import huikuan.notification.template.TemplateText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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

  /** A courtesy is no step of a dispute over an agreement, so it names none. */
  private static final Pattern CONTRACT =
      Pattern.compile("合同|\\bcontract(s|ual|ually)?\\b", Pattern.CASE_INSENSITIVE);

  @Override
  public List<TemplateFault> faults(Language language, MessageKind kind, TemplateText words) {
    Set<TemplateFault> faults = new LinkedHashSet<>();
    addFaultsOfForm(words, faults);
    if (!faults.isEmpty()) {
      return List.copyOf(faults);
    }
    for (LetterFacts sample : SampleLetters.of(language, kind)) {
      List<TemplateFault> unfilled = unfilled(words, sample);
      faults.addAll(unfilled);
      if (unfilled.isEmpty()) {
        addFaultsOfContent(words, sample, faults);
      }
    }
    return List.copyOf(faults);
  }

  private static void addFaultsOfForm(TemplateText words, Set<TemplateFault> faults) {
    length(Part.SUBJECT, words.subject(), LONGEST_SUBJECT_SOURCE, faults);
    length(Part.TEXT, words.text(), LONGEST_TEXT, faults);
    if (words.subject().indexOf('\n') >= 0) {
      faults.add(new TemplateFault("subject", "one line"));
    }
    if (words.html() != null) {
      length(Part.HTML, words.html(), LONGEST_HTML, faults);
      NOT_IN_HTML.forEach(
          (pattern, what) -> addForbidden(words.html(), pattern, what, true, faults));
      addForbidden(words.html(), UNQUOTED, "an attribute's value stands in quotes", true, faults);
    }
  }

  private static void length(Part part, String source, int longest, Set<TemplateFault> faults) {
    int length = source.codePointCount(0, source.length());
    if (source.isBlank() || length > longest) {
      faults.add(new TemplateFault(part.field(), "1 to " + longest + " characters"));
    }
    for (int at = 0; at < source.length(); at = source.offsetByCodePoints(at, 1)) {
      int letter = source.codePointAt(at);
      if (letter != '\n'
          && letter != '\t'
          && (Character.isISOControl(letter) || Character.getType(letter) == Character.SURROGATE)) {
        String what = "no control characters, and no halves of one";
        faults.add(new TemplateFault(part.field(), LetterEngine.lineOf(source, at), what));
        return;
      }
    }
  }

  private static void addForbidden(
      String page, Pattern pattern, String what, boolean source, Set<TemplateFault> faults) {
    Matcher found = pattern.matcher(page);
    if (found.find()) {
      String named = found.groupCount() == 0 ? "" : found.group(1);
      Integer line = source ? LetterEngine.lineOf(page, found.start()) : null;
      faults.add(new TemplateFault("html", line, what.formatted(named)));
    }
  }

  private static List<TemplateFault> unfilled(TemplateText words, LetterFacts sample) {
    Map<String, Object> names = sample.all();
    List<TemplateFault> faults = new ArrayList<>();
    for (Part part : Part.values()) {
      String source = source(part, words);
      if (source != null) {
        faults.addAll(LetterEngine.faults(part, sample.language(), source, names));
      }
    }
    return faults;
  }

  private static @Nullable String source(Part part, TemplateText words) {
    return switch (part) {
      case SUBJECT -> words.subject();
      case TEXT -> words.text();
      case HTML -> words.html();
    };
  }

  private static void addFaultsOfContent(
      TemplateText words, LetterFacts sample, Set<TemplateFault> faults) {
    Content letter = Letters.write(words, sample);
    if (letter.subject().isEmpty() || letter.subject().length() > LONGEST_SUBJECT) {
      faults.add(new TemplateFault("subject", "comes to 1 to " + LONGEST_SUBJECT + " characters"));
    }
    addFaultsOfContent("text", letter.text(), sample, faults);
    if (words.html() != null) {
      addFaultsOfContent("html", letter.html(), sample, faults);
      // What a template puts together, such as by a comment within a word.
      NOT_IN_HTML.forEach(
          (pattern, what) -> addForbidden(letter.html(), pattern, what, false, faults));
    }
    if (!sample.demand()) {
      Map<String, String> parts =
          Map.of("subject", letter.subject(), "text", letter.text(), "html", letter.html());
      parts.forEach((field, content) -> addContract(field, content, words, faults));
    }
  }

  private static void addContract(
      String field, String content, TemplateText words, Set<TemplateFault> faults) {
    Matcher found = CONTRACT.matcher(content);
    if (found.find() && (!field.equals("html") || words.html() != null)) {
      faults.add(
          new TemplateFault(
              field, "a courtesy does not speak of a contract; found: " + found.group()));
    }
  }

  private static void addFaultsOfContent(
      String field, String content, LetterFacts sample, Set<TemplateFault> faults) {
    Predicate<String> says = content::contains;
    Language language = sample.language();
    List<ClaimLine> lines = sample.listed();
    must(
        lines.stream().allMatch(line -> says.test(line.subject().step().invoice())),
        field,
        "names the number of each invoice, as {{>claims}} does",
        faults);
    must(
        lines.stream().allMatch(line -> says.test(language.amount(line.subject().open()))),
        field,
        "names what is open of each invoice, as {{>claims}} does",
        faults);
    must(
        lines.stream().allMatch(line -> says.test(language.date(line.subject().dueOn()))),
        field,
        "names the day on which each invoice is due, as {{>claims}} does",
        faults);
    must(says.test(sample.total()), field, "names the {{total}}", faults);
    must(
        sample.accountsToPayTo().stream().allMatch(account -> says.test(account.number())),
        field,
        "names where to pay if that is known, as {{>closing}} does",
        faults);
    must(says.test(sample.company().nameIn(language)), field, "names the {{company}}", faults);
    must(
        !sample.demand() || says.test(sample.payBy()),
        field,
        "a demand names the day to pay by: {{payBy}}",
        faults);
  }

  private static void must(boolean said, String field, String what, Set<TemplateFault> faults) {
    if (!said) {
      faults.add(new TemplateFault(field, what));
    }
  }
}
