package huikuan.platform.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class RoomTest {

  private static final long HALF = DataSize.ofMegabytes(1).toBytes();

  private final Room room = new Room(DataSize.ofMegabytes(2), Duration.ZERO);
  private final List<String> done = new ArrayList<>();

  @Test
  void thereIsRoomUntilItIsFull() throws Exception {
    room.take(HALF, () -> room.take(HALF - 1024, () -> done.add("both")));
    assertThat(done).containsExactly("both");
  }

  @Test
  void aBodyThatFindsNoneIsRefusedAndTheRoomIsThereAgainAfterwards() throws Exception {
    room.take(HALF, () -> assertBusy(HALF + 1024));
    room.take(2 * HALF, () -> done.add("alone"));
    assertThatThrownBy(
            () ->
                room.take(
                    2 * HALF,
                    () -> {
                      throw new IOException("the sender is gone");
                    }))
        .isInstanceOf(IOException.class);
    room.take(2 * HALF, () -> done.add("alone"));
    assertThat(done).containsExactly("alone", "alone");
  }

  private void assertBusy(long bytes) {
    assertThatThrownBy(() -> room.take(bytes, () -> done.add("in")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.refusal())
                    .returns(503, Refusal::status)
                    .returns("busy", Refusal::name));
    assertThat(done).doesNotContain("in");
  }
}
