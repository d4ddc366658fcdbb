package huikuan.ledger.rendering;

import huikuan.contracts.ledger.LetterKind;
import huikuan.platform.template.Language;
import java.util.List;

/** The documents of letters. */
public interface LetterDocuments {

  /**
   * The version of the template that words a letter of the kind now, such as {@code zh/positive/1}.
   * It goes into the letter's facts, so that the letter stays as it is when its template changes.
   */
  String template(LetterKind kind, Language language);

  /**
   * A PDF for print and seal. The same facts make the same bytes.
   *
   * @throws IllegalStateException if there is no such version of a template
   */
  byte[] pdf(LetterPaper paper);

  /** The documents one after another, to be printed at once. */
  byte[] together(List<byte[]> documents);

  /** A page that stands alone: no script, no address that a browser loads from. */
  String html(LetterPaper paper);
}
