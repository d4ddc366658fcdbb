package huikuan.ledger.balances;

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
record CompanySettings(@DefaultValue Map<String, Company> companies) {

  CompanySettings {
    // An environment variable cannot tell CN01 from cn01.
    Map<String, Company> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(companies);
    companies = Collections.unmodifiableMap(anyCase);
  }

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /**
   * @param timeZone decides which day it is for the company
   */
  record Company(@DefaultValue("Asia/Shanghai") ZoneId timeZone) {}

  /**
   * @param company null = the default
   */
  ZoneId timeZone(@Nullable String company) {
    Company settings = company == null ? null : companies.get(company);
    return settings == null ? SHANGHAI : settings.timeZone();
  }
}
