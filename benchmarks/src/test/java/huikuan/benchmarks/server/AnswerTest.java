package huikuan.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {

  private static Answer read(String json) {
    return Answer.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatWasTakenIsNotReadOneByOne() {
    Answer answer =
        read(
            """
            {"accepted":1,"duplicates":1,"rejected":0,"position":7,
             "results":[{"index":0,"status":"accepted"},{"index":1,"status":"duplicate"}]}
            """);
    assertThat(answer.position()).isEqualTo(7);
    assertThat(answer.refused().isEmpty()).isTrue();
    assertThat(answer.problem()).isNull();
  }

  @Test
  void whatWasRejectedIsTold() {
    Answer answer =
        read(
            """
            {"accepted":1,"duplicates":0,"rejected":2,"position":7,
             "results":[{"index":0,"status":"rejected","problem":{"type":"first"}},
                        {"index":1,"status":"accepted"},
                        {"index":2,"status":"rejected","problem":{"type":"second"}}]}
            """);
    assertThat(answer.refused().stream()).containsExactly(0, 2);
    assertThat(answer.problem()).isEqualTo("{\"type\":\"first\"}");
  }
}
