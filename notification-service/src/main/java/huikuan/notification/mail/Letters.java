package huikuan.notification.mail;

import huikuan.contracts.Money;
import huikuan.notification.customers.Addressee;
import huikuan.notification.message.Claim;
import huikuan.notification.message.Content;
import huikuan.notification.message.MessageEvent.Requested;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
   * @param open what is owed at that moment
   */
  public Content write(Requested request, Addressee to, Money open, Instant now) {
    Language language = Language.of(to.locale());
    LocalDate today = LocalDate.ofInstant(now, to.zone());
    Context context = new Context(language.locale(), facts(request, to, open, today, language));
    String name = language.folder() + "/" + request.template();
    String text = texts.process(name, context);
    int end = text.indexOf('\n');
    String subject = text.substring(0, end).strip();
    context.setVariable("subject", subject);
    return new Content(
        subject, text.substring(end).strip() + "\n", pages.process(name, context).strip() + "\n");
  }

  private Map<String, Object> facts(
      Requested request, Addressee to, Money open, LocalDate today, Language language) {
    Claim claim = request.claim();
    boolean partPaid = open.compareTo(claim.amount()) < 0;
    return Map.ofEntries(
        Map.entry("lang", language.tag()),
        Map.entry("company", line(settings.nameOf(request.matter().account().company(), language))),
        Map.entry("replyTo", settings.answersTo()),
        Map.entry("customer", line(to.customerName())),
        Map.entry("recipient", line(to.name())),
        Map.entry("invoice", line(request.matter().invoice())),
        Map.entry("invoiceDate", language.date(claim.invoiceDate())),
        Map.entry("dueOn", language.date(claim.dueOn())),
        Map.entry("amount", language.amount(claim.amount())),
        Map.entry("partPaid", partPaid),
        Map.entry("paid", language.amount(claim.amount().minus(open))),
        Map.entry("open", language.amount(open)),
        Map.entry("daysLate", ChronoUnit.DAYS.between(claim.dueOn(), today)),
        Map.entry("today", language.date(today)),
        Map.entry("payBy", language.date(today.plusDays(DAYS_TO_PAY))));
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
