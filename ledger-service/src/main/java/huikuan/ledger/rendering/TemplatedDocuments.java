package huikuan.ledger.rendering;

import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.rendering.Markup.Element;
import huikuan.platform.template.Language;
import huikuan.platform.template.TemplateEngine;
import huikuan.platform.template.TemplateId;
import huikuan.platform.template.TemplateStore;
import huikuan.platform.template.TemplateText;
import huikuan.platform.template.TemplateVersion;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Makes documents by the version of a template that a letter's facts name. */
@Component
class TemplatedDocuments implements LetterDocuments {

  private static final int LINES_AT_ONCE = 10_000;

  /** What a document of no line counts, so that some short ones are made side by side. */
  private static final int A_LETTER = 500;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Semaphore lineBudget = new Semaphore(LINES_AT_ONCE, true);
  private final TemplateStore templates;

  TemplatedDocuments(TemplateStore templates) {
    this.templates = templates;
  }

  @Override
  public String template(LetterKind kind, Language language) {
    TemplateId id = new TemplateId(language, PaperWords.word(kind));
    return templates.inForce(id).orElseThrow(missing(id.toString())).reference();
  }

  @Override
  public byte[] pdf(LetterPaper paper) {
    return limited(paper, () -> pdf(paper, words(paper)));
  }

  @Override
  public byte[] together(List<byte[]> documents) {
    return PaperStack.of(documents);
  }

  @Override
  public String html(LetterPaper paper) {
    return limited(paper, () -> html(paper, words(paper)));
  }

  /**
   * A long document takes much memory while it is made: two of the longest are not made at once.
   */
  private <D> D limited(LetterPaper paper, Supplier<D> document) {
    int lines = Math.min(LINES_AT_ONCE, A_LETTER + paper.items().size() + paper.movements().size());
    try {
      if (!lineBudget.tryAcquire(lines, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new ProblemException(
            Problem.of(
                "unavailable",
                "Too many documents are being made",
                503,
                "Try again in a moment. Sending the same again is safe."));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
    try {
      return document.get();
    } finally {
      lineBudget.release(lines);
    }
  }

  private TemplateText words(LetterPaper paper) {
    String reference = paper.template();
    int end = reference.lastIndexOf('/');
    TemplateId id = TemplateId.parse(reference.substring(0, end));
    TemplateVersion version =
        templates
            .find(id, Integer.parseInt(reference.substring(end + 1)))
            .orElseThrow(missing(reference));
    if (!version.kind().equals(PaperWords.word(paper.kind()))) {
      throw new IllegalStateException("Template " + reference + " is not for " + paper.kind());
    }
    return version.text();
  }

  private static Supplier<IllegalStateException> missing(String template) {
    return () -> new IllegalStateException("There is no template " + template);
  }

  static byte[] pdf(LetterPaper paper, TemplateText words) {
    PaperFont font = PaperFont.shared();
    Element page = page(paper, words);
    List<Sheet> sheets = PaperLayout.of(page, paper, font);
    return PaperPdf.of(paper, title(page), sheets, font);
  }

  static String html(LetterPaper paper, TemplateText words) {
    Element page = page(paper, words);
    return PaperHtml.of(page, title(page), paper);
  }

  private static Element page(LetterPaper paper, TemplateText words) {
    return Markup.read(
        TemplateEngine.fill(
            PaperForm.PAGE,
            paper.language(),
            words.of(PaperForm.PAGE),
            new PaperFacts(paper).all()));
  }

  /** A document is called as its heading. */
  private static String title(Element page) {
    return page.all("h1").findFirst().map(Element::text).orElse("");
  }
}
