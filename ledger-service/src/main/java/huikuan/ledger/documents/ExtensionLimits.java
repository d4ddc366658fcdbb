package huikuan.ledger.documents;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When another has to approve that a due date is put off.
 *
 * @param alone up to so many days in all after the due date as posted, nobody has
 */
@ConfigurationProperties("huikuan.extensions")
record ExtensionLimits(@DefaultValue("30") int alone) {

  ExtensionLimits {
    if (alone < 0) {
      throw new IllegalArgumentException("huikuan.extensions.alone is below zero: " + alone);
    }
  }
}
