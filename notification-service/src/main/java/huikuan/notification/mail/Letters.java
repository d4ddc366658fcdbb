package huikuan.notification.mail;

import huikuan.contracts.MessageKind;
import huikuan.notification.customers.Addressee;
import huikuan.notification.message.Content;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.Step;
import huikuan.notification.message.Subject;
import huikuan.notification.openamounts.ClaimState;
import huikuan.notification.paying.PayingStore;
import huikuan.platform.template.Language;
import huikuan.platform.template.Part;
import huikuan.platform.template.TemplateEngine;
import huikuan.platform.template.TemplateId;
import huikuan.platform.template.TemplateStore;
import huikuan.platform.template.TemplateText;
import huikuan.platform.template.TemplateVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes letters, by the template that is in force. */
@Component
public class Letters {

  /** A page of a template that has none: the letters' layout around its text. */
  private static final String PLAIN_PAGE = "{{<layout}}{{/layout}}";

  private final MailSettings settings;
  private final PayingStore paying;
  private final TemplateStore templates;

  Letters(MailSettings settings, PayingStore paying, TemplateStore templates) {
    this.settings = settings;
    this.paying = paying;
    this.templates = templates;
  }

  /**
   * A letter as of the moment it is sent. The furthest step of what is still owed words it.
   *
   * @param owed at that moment, in the order in which it is listed
   */
  public Letter write(Requested request, Addressee to, List<ClaimState> owed, Instant now) {
    Language language = Language.of(to.locale());
    Step furthest = Subject.furthest(owed.stream().map(ClaimState::subject).toList()).step();
    TemplateVersion version = inForce(new TemplateId(language, furthest.level()), request.kind());
    String company = request.customer().company();
    Content content = write(version.text(), language, request.kind(), company, to, owed, now);
    return new Letter(content, version.reference());
  }

  private TemplateVersion inForce(TemplateId id, MessageKind kind) {
    TemplateVersion version =
        templates
            .inForce(id)
            .orElseThrow(() -> new IllegalStateException("There is no template " + id));
    if (!version.kind().equals(kind.word())) {
      throw new IllegalStateException(
          "Template " + version.reference() + " is not for messages of kind " + kind);
    }
    return version;
  }

  /** What a letter of these words would be. */
  public Content write(
      TemplateText words,
      Language language,
      MessageKind kind,
      String company,
      Addressee to,
      List<ClaimState> owed,
      Instant now) {
    LocalDate today = LocalDate.ofInstant(now, to.zone());
    LetterFacts facts =
        new LetterFacts(
            language,
            kind,
            settings.company(company),
            paying.of(company),
            settings.answersTo(),
            to,
            owed.stream().map(each -> ClaimLine.of(each, today)).toList(),
            today);
    return write(words, facts);
  }

  static Content write(TemplateText words, LetterFacts facts) {
    Map<String, Object> names = facts.all();
    String subject = line(fill(LetterParts.SUBJECT, words.of(LetterParts.SUBJECT), facts, names));
    String text = fill(LetterParts.TEXT, words.of(LetterParts.TEXT), facts, names).strip() + "\n";
    text = text.replaceAll("\n{3,}", "\n\n");
    names.put("subject", subject);
    String page = words.find(LetterParts.HTML);
    names.put("lines", page == null ? text.lines().toList() : List.of());
    String html = page == null ? PLAIN_PAGE : page;
    return new Content(
        subject, text, fill(LetterParts.HTML, html, facts, names).strip() + "\n", facts.list());
  }

  private static String fill(
      Part part, String source, LetterFacts facts, Map<String, Object> names) {
    return TemplateEngine.fill(part, facts.language(), source, names);
  }

  /** Names come from elsewhere: a line break in one must start no new line, least of a header. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }
}
