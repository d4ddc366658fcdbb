package huikuan.notification.mail;

import huikuan.contracts.MailAddress;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The sender of letters.
 *
 * @param from the address letters come from
 * @param replyTo where answers go; the sender's address if absent
 * @param domain what Message-IDs end with; it must never change, or a letter sent again after a
 *     crash is a new one to its receiver
 * @param recipients whom messages may go to
 * @param perCompanyAndDay how many messages of a company are handed over on a day; 0 = any number
 * @param starttls whether the way to the mail server must be encrypted
 */
@Validated
@ConfigurationProperties("huikuan.mail")
record MailSettings(
    @NotBlank String from,
    @Nullable String replyTo,
    @NotBlank @Pattern(regexp = "[A-Za-z0-9.-]+") String domain,
    @DefaultValue Recipients recipients,
    @DefaultValue("0") @Min(0) int perCompanyAndDay,
    @DefaultValue("required") StartTls starttls) {

  MailSettings {
    from = MailAddress.parse(from);
    replyTo = replyTo == null || replyTo.isBlank() ? null : MailAddress.parse(replyTo);
  }

  enum StartTls {
    REQUIRED,
    /** For a server that knows no TLS, such as a mail catcher on the same machine. */
    OFF
  }

  /**
   * @param domains of their addresses, each for itself and not for those below it; empty = any
   */
  record Recipients(@DefaultValue List<String> domains) {

    Recipients {
      domains = domains.stream().map(domain -> Addresses.domain("anyone@" + domain)).toList();
    }

    boolean allow(String domain) {
      return domains.isEmpty() || domains.contains(domain);
    }
  }

  String answersTo() {
    return replyTo == null ? from : replyTo;
  }
}
