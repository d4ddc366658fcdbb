package huikuan.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.platform.web.access.Masking;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class MaskedContentTest {

  @AfterEach
  void endRequest() {
    RequestContextHolder.resetRequestAttributes();
  }

  private static void masked() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    Masking.mask(request);
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
  }

  private static MaskedContent of(String text) {
    return MaskedContent.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whoMayReadPeopleSeesWhatItSays() {
    assertThat(of("{\"name\":\"Li\"}"))
        .isEqualTo(new MaskedContent("{\"name\":\"Li\"}", "text", false));
    assertThat(MaskedContent.of(new byte[] {1}))
        .isEqualTo(new MaskedContent("AQ==", "base64", false));
    assertThat(MaskedContent.of(null).text()).isNull();
  }

  @Test
  void codesDatesAndAmountsAreShownAndNothingElse() {
    masked();
    assertThat(
            of("""
               {"account":"CN01.C-1.CNY","number":"I-1","dueOn":"2026-03-05","amount":"10.00 CNY",
                "name":"Li","email":"l@x.example","note":"ask Wang Li","phone":8613,"kind":null,
                "tellWhom":"13800000000","other":"138-0000-0000","number2":13800000000,"n":7,
                "contacts":[{"id":"p1","role":"legal"}],"texts":["李娜"]}""")
                .text())
        .isEqualTo(
            "{\"account\":\"CN01.C-1.CNY\",\"amount\":\"10.00 CNY\","
                + "\"contacts\":[{\"id\":\"p1\",\"role\":\"legal\"}],\"dueOn\":\"2026-03-05\","
                + "\"email\":\"***\",\"kind\":null,\"n\":7,\"name\":\"***\",\"note\":\"***\","
                + "\"number\":\"I-1\",\"number2\":\"***\",\"other\":\"***\",\"phone\":\"***\","
                + "\"tellWhom\":\"***\",\"texts\":[\"***\"]}");
  }

  @Test
  void whatIsNoJsonIsHiddenWhole() {
    masked();
    assertThat(of("{\"name\":\"Li")).isEqualTo(new MaskedContent("***", "text", true));
    assertThat(MaskedContent.of(new byte[] {1}).text()).isEqualTo("***");
  }

  @Test
  void anErrorDoesNotQuoteWhatIsHidden() {
    String error = "Not a huikuan.x.v1: no amount: Wang Li";
    assertThat(DeadRecordView.error(error)).isEqualTo(error);
    masked();
    assertThat(DeadRecordView.error(error)).isEqualTo("Not a huikuan.x.v1: ***");
    assertThat(DeadRecordView.error("Not a huikuan.x.v1: /number is missing"))
        .isEqualTo("Not a huikuan.x.v1: /number is missing");
    assertThat(DeadRecordView.error("Header ce_id is missing"))
        .isEqualTo("Header ce_id is missing");
  }
}
