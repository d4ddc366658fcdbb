package huikuan.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReportsTest {

  private static final String FAILED =
      """
      From: MAILER-DAEMON@mx.example
      To: ar@supplier.example
      Subject: Undelivered Mail Returned to Sender
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

      --b1
      Content-Type: text/plain

      I'm sorry to have to inform you that your message could not be delivered.

      --b1
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.example
      Arrival-Date: Mon, 4 Feb 2013 09:10:12 +0800

      Final-Recipient: rfc822; wang.fang@customer.example
      Action: failed
      Status: 5.1.1
      Diagnostic-Code: smtp; 550 5.1.1 <wang.fang@customer.example>: Recipient address rejected

      --b1
      Content-Type: text/rfc822-headers

      Message-ID: <e4fe0935-d25d-30a0-8bfe-144fe7073e28@supplier.example>

      --b1--
      """;

  @Test
  void theAnswerOfTheReceivingServerIsFoundAndHoldsNoAddress() {
    assertThat(DeliveryReports.failure(FAILED))
        .isEqualTo("5.1.1 smtp; 550 5.1.1 <recipient>: Recipient address rejected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no such mailbox wang.fang@customer.example|no such mailbox <recipient>",
        "550 <wang.fang@customer.example>: unknown|550 <recipient>: unknown",
        "rfc822;Wang.Fang@customer.example, gone|rfc822;<recipient>, gone",
        "no such mailbox recipient|no such mailbox recipient",
        "no such mailbox <recipient>|no such mailbox <recipient>"
      })
  void inWordsOfAPersonAMarkStandsForEachAddress(String told, String kept) {
    assertThat(DeliveryReports.harmless(told)).isEqualTo(kept);
  }

  @Test
  void itIsFoundWithTheLineEndsOfMail() {
    assertThat(DeliveryReports.failure(FAILED.replace("\n", "\r\n"))).startsWith("5.1.1");
  }

  @Test
  void aMailThatIsOnlyDelayedHasNotFailed() {
    String delayed = FAILED.replace("Action: failed", "Action: delayed").replace("5.1.1", "4.2.2");
    assertThatThrownBy(() -> DeliveryReports.failure(delayed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(DeliveryReports.ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "Content-Type: text/plain\n\nAction: failed\n",
        "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: text/plain\n\n--b--\n",
        "Content-Type: multipart/report\n\nno boundary\n"
      })
  void whatIsNoReportIsRefused(String mail) {
    assertThatThrownBy(() -> DeliveryReports.failure(mail))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
