package huikuan.notification.mail;

import huikuan.platform.template.Part;
import huikuan.platform.template.Part.Form;
import huikuan.platform.template.TemplateFiles;
import java.util.List;
import java.util.Map;

/** The parts of a letter, each with the files that a template of it can include. */
final class LetterParts {

  static final TemplateFiles FILES = new TemplateFiles("/letters/");

  static final Part SUBJECT = new Part("subject", Form.LINE, false, FILES, Map.of());

  static final Part TEXT =
      new Part(
          "text",
          Form.TEXT,
          false,
          FILES,
          Map.of("claims", "%s/claims.txt", "closing", "%s/closing.txt"));

  /** Absent: the text in the letters' layout. */
  static final Part HTML =
      new Part(
          "html",
          Form.PAGE,
          true,
          FILES,
          Map.of(
              "claims", "%s/claims.html",
              "closing", "%s/closing.html",
              "layout", "layout.html",
              "table", "table.html"));

  static final List<Part> ALL = List.of(SUBJECT, TEXT, HTML);

  private LetterParts() {}
}
