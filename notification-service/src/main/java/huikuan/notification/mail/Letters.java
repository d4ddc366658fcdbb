package huikuan.notification.mail;

import huikuan.contracts.MessageKind;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.notification.customers.Addressee;
import huikuan.notification.message.Attachment;
import huikuan.notification.message.BalanceLetter;
import huikuan.notification.message.Content;
import huikuan.notification.message.EvidenceCopy;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.Step;
import huikuan.notification.message.Subject;
import huikuan.notification.openamounts.ClaimState;
import huikuan.notification.paying.PayingStore;
import huikuan.platform.company.CompanySettings;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes letters, by the template that is in force. */
@Component
public class Letters {

  /** A page of a template that has none: the letters' layout around its text. */
  private static final String PLAIN_PAGE = "{{<layout}}{{/layout}}";

  private static final String LINK = "link";

  private final MailSettings settings;
  private final CompanySettings companies;
  private final PayingStore paying;
  private final TemplateStore templates;
  private final MailLinks links;

  Letters(
      MailSettings settings,
      CompanySettings companies,
      PayingStore paying,
      TemplateStore templates,
      MailLinks links) {
    this.settings = settings;
    this.companies = companies;
    this.paying = paying;
    this.templates = templates;
    this.links = links;
  }

  /**
   * A letter as of the moment it is sent. The furthest step of what is still owed words it; a
   * letter about a balance has a template of its own, as a copy of evidence has.
   *
   * @param owed at that moment, in the order in which it is listed; empty = it takes a letter or a
   *     copy
   */
  public Letter write(Requested request, Addressee to, List<ClaimState> owed, Instant now) {
    Language language = Language.of(to.locale());
    String name = owed.isEmpty() ? request.template() : furthest(owed).level();
    TemplateVersion version = inForce(new TemplateId(language, name), request.kind());
    String link = links.of(request, to, now);
    Content sent = write(version.text(), facts(language, request, to, owed, link, now));
    return new Letter(withoutSecret(sent, link), sent, version.reference());
  }

  private static Step furthest(List<ClaimState> owed) {
    return Subject.furthest(owed.stream().map(ClaimState::subject).toList()).step();
  }

  private Facts facts(
      Language language,
      Requested request,
      Addressee to,
      List<ClaimState> owed,
      String link,
      Instant now) {
    String company = request.customer().company();
    if (request.letter() != null) {
      return facts(language, company, to, request.letter(), link, now);
    }
    return request.copy() == null
        ? facts(language, request.kind(), company, to, owed, link, now)
        : facts(language, company, to, request.copy(), now);
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

  /** What a letter of these words would be; nobody is given its link. */
  public Content write(
      TemplateText words,
      Language language,
      MessageKind kind,
      String company,
      Addressee to,
      List<ClaimState> owed,
      Instant now) {
    return write(words, facts(language, kind, company, to, owed, links.shown(null), now));
  }

  private Facts facts(
      Language language,
      MessageKind kind,
      String company,
      Addressee to,
      List<ClaimState> owed,
      String link,
      Instant now) {
    LocalDate today = LocalDate.ofInstant(now, to.zone());
    return new ClaimFacts(
        language,
        kind,
        companies.name(company, language),
        paying.of(company),
        settings.answersTo(),
        to,
        owed.stream().map(each -> ClaimLine.of(each, today)).toList(),
        today,
        link);
  }

  private Facts facts(
      Language language,
      String company,
      Addressee to,
      BalanceLetter letter,
      String link,
      Instant now) {
    return new BalanceFacts(
        language,
        companies.name(company, language),
        paying.of(company),
        settings.answersTo(),
        to,
        letter,
        LocalDate.ofInstant(now, to.zone()),
        link);
  }

  private Facts facts(
      Language language, String company, Addressee to, EvidenceCopy copy, Instant now) {
    return new CopyFacts(
        language,
        companies.name(company, language),
        paying.of(company),
        settings.answersTo(),
        to,
        copy,
        LocalDate.ofInstant(now, to.zone()));
  }

  /**
   * A letter of these words about a balance, or with a copy, that there is not, for a preview.
   *
   * @param kind {@code LETTER} or {@code COPY}
   */
  public Content sample(
      TemplateId template,
      MessageKind kind,
      TemplateText words,
      String company,
      Addressee to,
      Instant now) {
    if (kind == MessageKind.COPY) {
      EvidenceCopy copy = SampleCopies.all().getFirst();
      return write(words, facts(template.language(), company, to, copy, now));
    }
    BalanceLetter letter = SampleBalances.of(template);
    String link = links.shown(letter);
    return write(words, facts(template.language(), company, to, letter, link, now));
  }

  static Content write(TemplateText words, Facts facts) {
    Map<String, Object> names = facts.all();
    // Mail servers note the subjects of mails.
    names.put(LINK, MailLinks.withoutSecret(facts.link(), facts.link()));
    String subject = line(fill(LetterParts.SUBJECT, words.of(LetterParts.SUBJECT), facts, names));
    names.put(LINK, facts.link());
    String text = fill(LetterParts.TEXT, words.of(LetterParts.TEXT), facts, names).strip() + "\n";
    text = text.replaceAll("\n{3,}", "\n\n");
    names.put("subject", subject);
    String page = words.find(LetterParts.HTML);
    names.put("lines", page == null ? text.lines().toList() : List.of());
    String html = page == null ? PLAIN_PAGE : page;
    return new Content(
        subject,
        text,
        fill(LetterParts.HTML, html, facts, names).strip() + "\n",
        facts.list(),
        attachment(facts.attached()));
  }

  private static Content withoutSecret(Content sent, String link) {
    return new Content(
        sent.subject(),
        MailLinks.withoutSecret(sent.text(), link),
        MailLinks.withoutSecret(sent.html(), link),
        sent.list(),
        sent.attachment());
  }

  private static @Nullable Attachment attachment(@Nullable Document document) {
    return document == null
        ? null
        : new Attachment(
            line(document.name()), document.mediaType(), document.hash(), document.size());
  }

  private static String fill(Part part, String source, Facts facts, Map<String, Object> names) {
    return TemplateEngine.fill(part, facts.language(), source, names);
  }

  /** Names come from elsewhere: a line break in one must start no new line, least of a header. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }
}
