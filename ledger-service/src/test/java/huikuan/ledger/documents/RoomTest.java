package huikuan.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.platform.web.ProblemException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class RoomTest {

  private static final long HALF = DataSize.ofMegabytes(1).toBytes();

  private final Room room =
      new Room(DataSize.ofMegabytes(2), DataSize.ofMegabytes(2), Duration.ZERO);

  @Test
  void thereIsRoomUntilItIsFull() throws IOException {
    String answer = room.take(HALF, () -> room.take(HALF - 1024, () -> "both"));
    assertThat(answer).isEqualTo("both");
  }

  @Test
  void whoFindsNoneIsSentAwayAndTheRoomIsThereAgainAfterwards() throws IOException {
    room.take(
        HALF,
        () -> {
          assertBusy(HALF + 1024);
          assertBusy(-1);
          return "done";
        });
    assertThat(room.take(-1, () -> "alone")).isEqualTo("alone");
    assertThatThrownBy(
            () ->
                room.take(
                    HALF,
                    () -> {
                      throw new IOException("the sender is gone");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(room.take(-1, () -> "alone")).isEqualTo("alone");
  }

  /** It is refused for its size by who reads it; until then it takes what one may take. */
  @Test
  void oneThatIsTooLargeTakesNoMoreThanAllOfIt() throws IOException {
    assertThat(room.take(Long.MAX_VALUE, () -> "read")).isEqualTo("read");
  }

  private void assertBusy(long bytes) {
    assertThatThrownBy(() -> room.take(bytes, () -> "in"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(503);
              assertThat(refused.problem().type()).endsWith(":busy");
            });
  }
}
