package huikuan.notification.mail;

import huikuan.contracts.MailAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
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
 * @param companies how each company signs, by its id; a company that is not named signs with its id
 */
@Validated
@ConfigurationProperties("huikuan.mail")
record MailSettings(
    @NotBlank String from,
    @Nullable String replyTo,
    @NotBlank @Pattern(regexp = "[A-Za-z0-9.-]+") String domain,
    @DefaultValue Map<String, @Valid CompanyName> companies) {

  MailSettings {
    from = MailAddress.parse(from);
    replyTo = replyTo == null || replyTo.isBlank() ? null : MailAddress.parse(replyTo);
    // An environment variable cannot tell CN01 from cn01.
    Map<String, CompanyName> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(companies);
    companies = Collections.unmodifiableMap(anyCase);
  }

  /** A company's name in both languages. */
  record CompanyName(@NotBlank String zh, @NotBlank String en) {}

  String answersTo() {
    return replyTo == null ? from : replyTo;
  }

  String nameOf(String company, Language language) {
    CompanyName name = companies.get(company);
    if (name == null) {
      return company;
    }
    return switch (language) {
      case ZH -> name.zh();
      case EN -> name.en();
    };
  }
}
