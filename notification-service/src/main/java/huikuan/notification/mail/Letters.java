package huikuan.notification.mail;

import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.notification.customers.Addressee;
import huikuan.notification.mail.MailSettings.Company;
import huikuan.notification.message.Content;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes letters. Each is a pair of files, {@code templates/notification/<language>/<template>}:
 * {@code .txt}, whose first line is the subject, and {@code .html}.
 */
@Component
public class Letters {

  private static final int DAYS_TO_PAY = 7;

  /** Claims that the text lists; with more, a list of all is attached. */
  private static final int LISTED = 30;

  private final MailSettings settings;
  // Engines of our own: the application's view engine belongs to whoever shows pages.
  private final ITemplateEngine texts = engine(TemplateMode.TEXT, ".txt");
  private final ITemplateEngine pages = engine(TemplateMode.HTML, ".html");

  Letters(MailSettings settings) {
    this.settings = settings;
  }

  /**
   * A letter as of the moment it is sent.
   *
   * @param claims what is owed at that moment, in the order in which they are listed
   */
  public Content write(Requested request, Addressee to, List<Subject> claims, Instant now) {
    Language language = Language.of(to.locale());
    LocalDate today = LocalDate.ofInstant(now, to.zone());
    Context context = new Context(language.locale(), facts(request, to, claims, today, language));
    String name = language.folder() + "/" + request.template();
    String text = texts.process(name, context);
    int end = text.indexOf('\n');
    String subject = text.substring(0, end).strip();
    context.setVariable("subject", subject);
    return new Content(
        subject,
        text.substring(end).strip().replaceAll("\n{3,}", "\n\n") + "\n",
        pages.process(name, context).strip() + "\n",
        claims.size() > LISTED ? ClaimList.csv(claims, isDemand(request), today, language) : null);
  }

  private Map<String, Object> facts(
      Requested request, Addressee to, List<Subject> claims, LocalDate today, Language language) {
    Company company = settings.company(request.customer().company());
    List<ClaimLine> listed =
        claims.stream().limit(LISTED).map(each -> ClaimLine.of(each, today, language)).toList();
    List<Money> totals = totals(claims);
    Map<String, Object> facts = new HashMap<>();
    facts.put("lang", language.tag());
    facts.put("company", line(company.nameIn(language)));
    facts.put("replyTo", settings.answersTo());
    facts.put("customer", line(to.customerName()));
    facts.put("recipient", line(to.name()));
    facts.put("demand", isDemand(request));
    facts.put("claims", listed);
    facts.put("first", listed.getFirst());
    facts.put("single", claims.size() == 1);
    facts.put("count", claims.size());
    facts.put("more", claims.size() - listed.size());
    facts.put("referenced", listed.stream().anyMatch(each -> each.reference() != null));
    facts.put("columns", isDemand(request) ? 8 : 7);
    facts.put("total", language.amounts(totals));
    facts.put(
        "daysLate",
        claims.stream().mapToLong(each -> ClaimLine.daysLate(each, today)).max().orElseThrow());
    facts.put("today", language.date(today));
    facts.put("payBy", language.date(today.plusDays(DAYS_TO_PAY)));
    facts.put("accounts", company.accountsFor(totals));
    facts.put("ask", company.contact());
    return facts;
  }

  private static boolean isDemand(Requested request) {
    return request.kind() == MessageKind.DEMAND;
  }

  /** What is owed in each currency. */
  private static List<Money> totals(List<Subject> claims) {
    Map<Currency, Money> totals = new LinkedHashMap<>();
    claims.forEach(each -> totals.merge(each.open().currency(), each.open(), Money::plus));
    return List.copyOf(totals.values());
  }

  /** Names come from elsewhere: a line break in one must start no new line, least of a header. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  private static ITemplateEngine engine(TemplateMode mode, String suffix) {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(Letters.class.getClassLoader());
    resolver.setPrefix("templates/notification/");
    resolver.setSuffix(suffix);
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding("UTF-8");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }
}
