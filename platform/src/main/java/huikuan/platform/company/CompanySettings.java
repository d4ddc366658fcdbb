package huikuan.platform.company;

import huikuan.contracts.Country;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param companies by the company's identifier; one that is not listed has the defaults
 */
@ConfigurationProperties("huikuan")
public record CompanySettings(@DefaultValue Map<String, Company> companies) {

  public CompanySettings {
    // An environment variable cannot tell CN01 from cn01.
    Map<String, Company> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(companies);
    companies = Collections.unmodifiableMap(anyCase);
  }

  private static final String CHINA = "CN";
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /**
   * @param timeZone decides which day it is for the company
   * @param country of its customers that name none; ISO 3166, two letters
   */
  public record Company(
      @DefaultValue("Asia/Shanghai") ZoneId timeZone, @DefaultValue(CHINA) String country) {

    public Company {
      country = Country.parse(country);
    }
  }

  /** The country of the company's customers that name none. */
  public String country(String company) {
    Company settings = companies.get(company);
    return settings == null ? CHINA : settings.country();
  }

  /**
   * @param company null = the default
   */
  public ZoneId timeZone(@Nullable String company) {
    Company settings = company == null ? null : companies.get(company);
    return settings == null ? SHANGHAI : settings.timeZone();
  }

  /**
   * The company's day at a moment.
   *
   * @param company null = the default
   */
  public LocalDate dayAt(@Nullable String company, Instant moment) {
    return LocalDate.ofInstant(moment, timeZone(company));
  }

  /** The company's beginning of a day: midnight, or later where clocks are put forward. */
  public Instant startOf(String company, LocalDate day) {
    return day.atStartOfDay(timeZone(company)).toInstant();
  }
}
