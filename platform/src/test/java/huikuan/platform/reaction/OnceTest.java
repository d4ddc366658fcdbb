package huikuan.platform.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnceTest {

  private final List<Boolean> first = new ArrayList<>();

  private void ask(String what) {
    first.add(Once.isFirst(what));
  }

  @Test
  void inABatchTheFirstThatAsksIsTold() {
    Once batch = new Once();
    batch.sharing(() -> ask("plan A"));
    batch.sharing(() -> ask("plan A"));
    batch.sharing(() -> ask("plan B"));
    new Once().sharing(() -> ask("plan A"));

    assertThat(first).containsExactly(true, false, true, true);
  }

  @Test
  void outsideABatchEveryoneIsTheFirst() {
    ask("plan A");
    ask("plan A");

    assertThat(first).containsExactly(true, true);
  }
}
