package huikuan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentTest {

  @Test
  void theHashOfAContentCoversEachPart() {
    Content content = new Content("a", "b", "c");
    // printf 'a\0b\0c' | sha256sum
    assertThat(content.hash())
        .isEqualTo("8badde10c760e9b702defb4b5e225de79c515b1d2a5cfb000e140f3c6fbb5629");
    assertThat(new Content("ab", "", "c").hash()).isNotEqualTo(content.hash());
    assertThat(new Content("a", "b", "d").hash()).isNotEqualTo(content.hash());
  }
}
