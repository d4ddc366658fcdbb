package huikuan.ledger.evidence;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The evidence that companies ask for before they demand.
 *
 * @param companies by the company's identifier; one that is not listed asks for none
 */
@ConfigurationProperties("huikuan")
record EvidenceSettings(@DefaultValue Map<String, Company> companies) {

  EvidenceSettings {
    // An environment variable cannot tell CN01 from cn01.
    Map<String, Company> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(companies);
    companies = Collections.unmodifiableMap(anyCase);
  }

  /**
   * @param requires kinds of evidence of a claim whose contract names none
   */
  record Company(@DefaultValue List<EvidenceKind> requires) {

    Company {
      requires = List.copyOf(requires);
    }
  }

  List<EvidenceKind> requires(String company) {
    Company settings = companies.get(company);
    return settings == null ? List.of() : settings.requires();
  }
}
