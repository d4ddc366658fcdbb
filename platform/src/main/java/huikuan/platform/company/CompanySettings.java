package huikuan.platform.company;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Country;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.platform.template.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
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
  private static final int CONFIRMED_WITHIN = 90;
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /**
   * @param timeZone decides which day it is for the company
   * @param country of its customers that name none; ISO 3166, two letters
   * @param name with which it signs; null = it signs with its identifier
   * @param address in letters; null = they name none
   * @param requires kinds of evidence of a claim whose contract names none, before it is demanded
   * @param confirmedWithin days for which a person counts as confirmed before a demand
   */
  public record Company(
      @DefaultValue("Asia/Shanghai") ZoneId timeZone,
      @DefaultValue(CHINA) String country,
      @Nullable Texts name,
      @Nullable Texts address,
      @DefaultValue Set<EvidenceKind> requires,
      @DefaultValue("90") int confirmedWithin) {

    public Company {
      country = Country.parse(country);
      requires = Set.copyOf(requires);
      if (confirmedWithin < 1) {
        throw new IllegalArgumentException("confirmed-within is at least 1 day");
      }
    }
  }

  /** The same in each language of letters. */
  public record Texts(@Nullable String zh, @Nullable String en) {

    public Texts {
      if (zh == null || zh.isBlank() || en == null || en.isBlank()) {
        throw new IllegalArgumentException(
            "A company's name, or address, stands in Chinese and in English: zh, en");
      }
    }

    String in(Language language) {
      return requireNonNull(
          switch (language) {
            case ZH -> zh;
            case EN -> en;
          });
    }
  }

  /** How the company signs in a language. */
  public String name(String company, Language language) {
    Company settings = companies.get(company);
    return settings == null || settings.name() == null ? company : settings.name().in(language);
  }

  /** Where letters in a language say that the company is; null = they do not. */
  public @Nullable String address(String company, Language language) {
    Company settings = companies.get(company);
    return settings == null || settings.address() == null ? null : settings.address().in(language);
  }

  /** The country of the company's customers that name none. */
  public String country(String company) {
    Company settings = companies.get(company);
    return settings == null ? CHINA : settings.country();
  }

  /** The kinds of evidence that the company needs before it demands; empty = none. */
  public Set<EvidenceKind> requires(String company) {
    Company settings = companies.get(company);
    return settings == null ? Set.of() : settings.requires();
  }

  /** The days for which a person at a customer counts as confirmed before a demand. */
  public int confirmedWithin(String company) {
    Company settings = companies.get(company);
    return settings == null ? CONFIRMED_WITHIN : settings.confirmedWithin();
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
