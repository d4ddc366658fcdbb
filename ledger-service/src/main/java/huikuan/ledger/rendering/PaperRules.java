package huikuan.ledger.rendering;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.rendering.Markup.Element;
import huikuan.ledger.rendering.Markup.Malformed;
import huikuan.platform.template.Language;
import huikuan.platform.template.TemplateEngine;
import huikuan.platform.template.TemplateFault;
import huikuan.platform.template.TemplateRules;
import huikuan.platform.template.TemplateText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What the document of a letter must be, whoever wrote its template. Each template is tried with
 * sample data, and what comes out is read.
 */
@Component
class PaperRules implements TemplateRules {

  private static final int LONGEST = 20_000;

  private static final Pattern NO_DEMAND =
      Pattern.compile("并非催款|(not|no)( a)? demand", Pattern.CASE_INSENSITIVE);

  private static final Pattern DEMAND =
      Pattern.compile("(?<!并非)催款|催收|(?<!not a )(?<!no )demand", Pattern.CASE_INSENSITIVE);

  /** A letter that lists interest can displace what a contract agrees on it. */
  private static final Pattern INTEREST =
      Pattern.compile(
          "利息|违约金|滞纳金|罚息|\\binterest\\b|\\bpenalt(y|ies)\\b|\\blate (fee|charge)",
          Pattern.CASE_INSENSITIVE);

  /** Silence is never agreement. */
  private static final Pattern SILENCE =
      Pattern.compile(
          "视为|视同|默认|\\b(deem|deemed|considered as|regarded as|taken as|taken to)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ASKING =
      Pattern.compile(
          "签章|回函|请(贵公司)?(确认|付款|支付)|please (sign|confirm|pay|answer|reply)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public List<TemplateFault> faults(Language language, String kind, TemplateText words) {
    Set<TemplateFault> faults = new LinkedHashSet<>();
    String source = words.of(PaperForm.PAGE);
    if (source.isBlank() || source.codePointCount(0, source.length()) > LONGEST) {
      return List.of(fault("1 to " + LONGEST + " characters"));
    }
    Malformed malformed = Markup.faultOfTemplate(source);
    if (malformed != null) {
      faults.add(new TemplateFault(PaperForm.PAGE.field(), malformed.line(), malformed.what()));
    }
    LetterKind letter = Objects.requireNonNull(PaperForm.KINDS.get(kind));
    for (LetterPaper sample : SamplePapers.of(letter, language)) {
      addFaults(source, sample, faults);
    }
    return List.copyOf(faults);
  }

  private static TemplateFault fault(String what) {
    return new TemplateFault(PaperForm.PAGE.field(), what);
  }

  private static void addFaults(String source, LetterPaper sample, Set<TemplateFault> faults) {
    PaperFacts facts = new PaperFacts(sample);
    TemplateEngine.Tried tried =
        TemplateEngine.tried(PaperForm.PAGE, sample.language(), source, facts.all());
    faults.addAll(tried.faults());
    if (tried.text() == null) {
      return;
    }
    try {
      addFaultsOfContent(Markup.read(tried.text()), facts, faults);
    } catch (Malformed e) {
      if (faults.isEmpty()) {
        faults.add(fault("filled in, " + e.what()));
      }
    }
  }

  private static void addFaultsOfContent(
      Element page, PaperFacts facts, Set<TemplateFault> faults) {
    LetterPaper sample = facts.paper();
    String said = page.elements().stream().map(Element::text).reduce("", (a, b) -> a + "\n" + b);
    must(page.all("h1").count() == 1, "has one h1, its title", faults);
    must(page.all("items").count() == 1, "lists the open items once: <items/>", faults);
    boolean statement = sample.kind() == LetterKind.STATEMENT;
    must(
        page.all("movements").count() == (statement ? 1 : 0),
        statement
            ? "a statement lists its movements once: <movements/>"
            : "only a statement lists movements",
        faults);
    must(
        facts.needed().stream().allMatch(said::contains),
        "names the {{number}}, the {{company}}, the {{customer}} and the {{cutOff}}, as {{>head}},"
            + " {{>balance}} and {{>signature}} do",
        faults);
    must(
        said.contains(PaperWords.figure(abs(sample))),
        "names the balance, {{customerOwes}} and {{weOwe}}, as {{>balance}} does",
        faults);
    if (sample.replyTo() != null) {
      must(
          said.contains(sample.replyTo().name()),
          "names the {{auditorName}} who gets the answer, as {{>reply}} does",
          faults);
    }
    addFaultsOfLaw(page, said, sample, faults);
  }

  private static Money abs(LetterPaper sample) {
    return sample.balance().signum() < 0 ? sample.balance().negated() : sample.balance();
  }

  private static void addFaultsOfLaw(
      Element page, String said, LetterPaper sample, Set<TemplateFault> faults) {
    boolean answers = page.all("table").anyMatch(table -> table.is("answers"));
    mustNot(INTEREST, said, "interest and penalties stay off the letter", faults);
    mustNot(SILENCE, said, "silence is no agreement", faults);
    switch (sample.kind()) {
      case POSITIVE, NEGATIVE -> {
        must(answers, "has room for the answer, as {{>answers}} has", faults);
        mustBeNoDemand(said, faults);
      }
      case DEMAND -> {
        must(answers, "has room for the answer, as {{>answers}} has", faults);
        must(
            DEMAND.matcher(said).find() && !NO_DEMAND.matcher(said).find(),
            "says that it is a demand: 催款, demand",
            faults);
        must(
            sample.answerBy() == null || said.contains(sample.language().date(sample.answerBy())),
            "names the day to pay by: {{answerBy}}",
            faults);
        must(
            said.contains(sample.language().amount(sample.due()))
                && said.contains(sample.language().date(sample.issuedOn())),
            "names what is due, and the day by which it is: {{due}}, {{issuedOn}}",
            faults);
        must(
            sample.payTo().stream().allMatch(each -> said.contains(each.number())),
            "names where to pay if that is known: {{#accounts}}",
            faults);
      }
      case STATEMENT -> {
        must(!answers, "a statement asks for no answer, so it has no room for one", faults);
        mustNot(ASKING, said, "a statement asks nothing", faults);
        mustBeNoDemand(said, faults);
      }
    }
  }

  private static void mustBeNoDemand(String said, Set<TemplateFault> faults) {
    must(
        NO_DEMAND.matcher(said).find(),
        "says that it is no demand: 并非催款结算, not a demand for payment",
        faults);
    mustNot(DEMAND, said, "it is no demand", faults);
  }

  private static void must(boolean said, String what, Set<TemplateFault> faults) {
    if (!said) {
      faults.add(fault(what));
    }
  }

  private static void mustNot(
      Pattern pattern, String said, String what, Set<TemplateFault> faults) {
    Matcher found = pattern.matcher(said);
    if (found.find()) {
      faults.add(fault(what + "; found: " + found.group()));
    }
  }
}
