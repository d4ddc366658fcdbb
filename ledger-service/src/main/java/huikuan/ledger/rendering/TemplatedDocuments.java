package huikuan.ledger.rendering;

import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.rendering.Markup.Element;
import huikuan.platform.template.Language;
import huikuan.platform.template.TemplateEngine;
import huikuan.platform.template.TemplateId;
import huikuan.platform.template.TemplateStore;
import huikuan.platform.template.TemplateText;
import huikuan.platform.template.TemplateVersion;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Makes documents by the version of a template that a letter's facts name. */
@Component
class TemplatedDocuments implements LetterDocuments {

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
    return pdf(paper, words(paper));
  }

  @Override
  public byte[] together(List<byte[]> documents) {
    return PaperStack.of(documents);
  }

  @Override
  public String html(LetterPaper paper) {
    return html(paper, words(paper));
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
