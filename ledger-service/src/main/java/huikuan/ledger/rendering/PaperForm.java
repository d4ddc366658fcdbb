package huikuan.ledger.rendering;

import huikuan.contracts.ledger.LetterKind;
import huikuan.platform.template.Part;
import huikuan.platform.template.TemplateFiles;
import huikuan.platform.template.TemplateForm;
import huikuan.platform.template.TemplateId;
import huikuan.platform.template.TemplateText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The templates of letters' documents: one for each kind of letter and language, as files {@code
 * papers/<language>/<kind>.html}.
 */
@Component
class PaperForm implements TemplateForm {

  private static final TemplateFiles FILES = new TemplateFiles("/papers/");

  /** The body of a document. */
  static final Part PAGE =
      new Part(
          "page",
          Part.Form.PAGE,
          false,
          FILES,
          Map.of(
              "answers", "%s/answers.html",
              "balance", "%s/balance.html",
              "head", "%s/head.html",
              "reply", "%s/reply.html",
              "signature", "%s/signature.html"));

  /** By their names: those of the kinds of letters. */
  static final Map<String, LetterKind> KINDS = new LinkedHashMap<>();

  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    for (LetterKind kind : LetterKind.values()) {
      KINDS.put(PaperWords.word(kind), kind);
      NAMES.put(PaperWords.word(kind), PaperWords.word(kind));
    }
  }

  @Override
  public List<Part> parts() {
    return List.of(PAGE);
  }

  /** A template's kind is its name. */
  @Override
  public List<String> kinds() {
    return List.of();
  }

  @Override
  public Map<String, String> shipped() {
    return NAMES;
  }

  @Override
  public TemplateText shipped(TemplateId id) {
    return new TemplateText(Map.of(PAGE.field(), FILES.read(id + ".html")));
  }
}
