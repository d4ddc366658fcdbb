package huikuan.standalone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

class ProblemsTest {

  @ParameterizedTest
  @CsvSource({"503, 2", "404,"})
  void whatIsBusySaysWhenToTryAgain(int status, String retryAfter) {
    ErrorResponseException refusal =
        Problems.of(HttpStatus.valueOf(status), "busy", "Too busy", "Ask again.", Map.of());
    assertThat(refusal.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo(retryAfter);
  }
}
