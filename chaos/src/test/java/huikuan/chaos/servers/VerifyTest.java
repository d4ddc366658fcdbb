package huikuan.chaos.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerifyTest {

  private static final String SOUND =
      "ledger log                    1,795 commits   sound, its root is 91\n";

  @Test
  void aLogThatIsSoundAndLongEnoughIsRight() {
    assertThat(Verify.differences(0, SOUND, 1_795)).isEmpty();
  }

  @Test
  void aLogThatIsTooShortIsNoticed() {
    assertThat(Verify.differences(0, SOUND, 1_796)).singleElement().asString().contains("1796");
  }

  @Test
  void aLogThatIsNotSoundIsNoticed() {
    assertThat(Verify.differences(1, SOUND + "  NOT sound: Commit 5\n", 5))
        .singleElement()
        .asString()
        .contains("NOT sound: Commit 5");
  }
}
