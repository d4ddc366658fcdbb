package huikuan.ledger.balances;

import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param companies by the company's identifier; one that is not listed has the defaults
 */
@ConfigurationProperties("huikuan")
record CompanySettings(@DefaultValue Map<String, Company> companies) {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /**
   * @param timeZone decides which day it is for the company
   */
  record Company(@DefaultValue("Asia/Shanghai") ZoneId timeZone) {}

  ZoneId timeZone(String company) {
    Company settings = companies.get(company);
    return settings == null ? SHANGHAI : settings.timeZone();
  }
}
