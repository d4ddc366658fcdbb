package huikuan.notification.mail;

import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.copy;
import static huikuan.notification.Samples.requested;
import static huikuan.notification.Samples.wang;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Subject.OfContract;
import huikuan.contracts.ledger.Subject.OfCustomer;
import huikuan.notification.Approved;
import huikuan.notification.message.Content;
import huikuan.notification.message.EvidenceCopy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of mails that take copies of evidence. */
class EvidenceCopiesTest {

  private final Letters letters = Servers.letters();

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void aCopyReadsAsApproved(String language) {
    Content mail = write(copy(language), language);
    Approved.verify(
        "mail/evidence-copy." + language + ".txt", mail.subject() + "\n\n" + mail.text());
    Approved.verify("mail/evidence-copy." + language + ".html", mail.html());
  }

  @Test
  void aCopyAsksForNothing() {
    for (String language : List.of("zh", "en")) {
      Content mail = write(copy(language), language);
      assertThat(mail.text() + mail.html())
          .doesNotContain("/r/", "1001 2345 6789", "128,000.00", "利息", "interest");
      assertThat(mail.list()).isNull();
    }
  }

  @Test
  void theContractOrTheCustomerIsNamed() {
    EvidenceCopy ofContract = copy(new OfContract("CN01", "HT-1"), "zh");
    EvidenceCopy ofCustomer = copy(new OfCustomer(new CustomerId("CN01", "C-1")), "en");
    assertThat(write(ofContract, "zh").subject()).isEqualTo("签收单副本：合同 HT-1");
    assertThat(write(ofCustomer, "en").subject())
        .isEqualTo("Copy of the signed delivery note for our business with you");
  }

  private Content write(EvidenceCopy copy, String language) {
    return letters.write(requested(copy), wang().in(language), List.of(), NINE).content();
  }
}
