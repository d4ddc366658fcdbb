package huikuan.dunning.companies;

import huikuan.platform.calendar.Calendars;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.reaction.Once;
import java.time.LocalDate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Looks up companies. */
@Component
public class Companies {

  private final MongoTemplate mongo;
  private final CompanySettings settings;
  private final Calendars calendars;

  Companies(MongoTemplate mongo, CompanySettings settings, Calendars calendars) {
    this.mongo = mongo;
    this.settings = settings;
    this.calendars = calendars;
  }

  /** Whether a company's customers are chased. They are not before the company says so. */
  public Chasing of(String company) {
    return Once.inBatch("company " + company, () -> read(company));
  }

  private Chasing read(String company) {
    Document known = mongo.findById(company, Document.class, CompanyDirectory.COLLECTION);
    return new Chasing(
        day(known, CompanyDirectory.FROM),
        day(known, CompanyDirectory.THROUGH),
        settings.timeZone(company),
        calendars.of(settings.country(company)));
  }

  private static @Nullable LocalDate day(@Nullable Document known, String field) {
    String day = known == null ? null : known.getString(field);
    return day == null ? null : LocalDate.parse(day);
  }
}
