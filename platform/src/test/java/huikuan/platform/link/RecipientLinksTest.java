package huikuan.platform.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.contracts.CustomerId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientLinksTest {

  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final RecipientLinks LINKS = links("a key of the first kind");
  private static final RecipientLink LINK = link("CN01-L-7");

  private static RecipientLinks links(@Nullable String key) {
    return new RecipientLinks(
        new LinkSettings("https://huikuan.example", key, Duration.ofDays(60)));
  }

  private static RecipientLink link(@Nullable String letter) {
    return LINKS.link(
        new CustomerId("CN01", "江南"), "p1", "wang@customer.example", "m-1", letter, NOW);
  }

  private static String token(RecipientLink link) {
    return LINKS.address(link).orElseThrow().substring("https://huikuan.example/r/".length());
  }

  @Test
  void aLinkSaysWhatItIsFor() throws LinkRefused {
    assertThat(LINKS.read(token(LINK), NOW)).isEqualTo(LINK);
    assertThat(LINKS.read(token(link(null)), NOW)).isEqualTo(link(null));
    assertThat(LINK.expiresAt()).isEqualTo("2026-05-01T01:00:00Z");
  }

  @Test
  void aLinkKnowsTheAddressThatItWentTo() throws LinkRefused {
    RecipientLink read = LINKS.read(token(LINK), NOW);
    assertThat(read.wentTo("Wang@Customer.example")).isTrue();
    assertThat(read.wentTo("li@customer.example")).isFalse();
    assertThat(read.wentTo(null)).isFalse();
  }

  @Test
  void aLinkIsTheSameEachTimeAndFitsIntoAnAddress() {
    assertThat(token(LINK)).isEqualTo(token(LINK)).matches("[A-Za-z0-9_.-]{100,400}");
  }

  @Test
  void aLinkExpires() throws LinkRefused {
    Instant end = LINK.expiresAt();
    assertThat(LINKS.read(token(LINK), end.minusSeconds(1))).isEqualTo(LINK);
    assertThatThrownBy(() -> LINKS.read(token(LINK), end))
        .isInstanceOfSatisfying(LinkRefused.class, e -> assertThat(e.expired()).isTrue());
  }

  @Test
  void anotherKeyKnowsNoneOfThem() {
    assertThatThrownBy(() -> links("a key of the other kind").read(token(LINK), NOW))
        .isInstanceOfSatisfying(LinkRefused.class, e -> assertThat(e.expired()).isFalse());
  }

  @Test
  void eachByteOfALinkCounts() {
    String token = token(LINK);
    for (int at = 0; at < token.length() - 1; at++) {
      char other = token.charAt(at) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, at) + other + token.substring(at + 1);
      assertThatThrownBy(() -> LINKS.read(changed, NOW))
          .as(changed)
          .isInstanceOf(LinkRefused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "a.b.c",
        // Signed by nobody.
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJwMSIsImNvbXBhbnkiOiJDTjAxIn0.",
      })
  void whatWasNeverALinkIsNone(String token) {
    assertThatThrownBy(() -> LINKS.read(token, NOW))
        .isInstanceOfSatisfying(LinkRefused.class, e -> assertThat(e.expired()).isFalse());
  }

  @Test
  void withoutAKeyThereIsNone() {
    assertThat(links(null).address(LINK)).isEmpty();
    assertThatThrownBy(() -> links(null).read(token(LINK), NOW)).isInstanceOf(LinkRefused.class);
  }

  @Test
  void aLinkIsShownWithoutItsSecret() {
    assertThat(LINKS.shown()).hasValue("https://huikuan.example/r/…");
    assertThat(links(null).shown()).isEmpty();
  }

  @Test
  void whatOthersSayIsKeptWithoutTheSecretsOfLinks() {
    String address = LINKS.address(LINK).orElseThrow();
    assertThat(RecipientLinks.withoutSecrets("554 refused: <" + address + ">, or " + address))
        .isEqualTo("554 refused: <https://huikuan.example/r/…>, or https://huikuan.example/r/…");
    assertThat(RecipientLinks.withoutSecrets(address.substring(0, 80)))
        .isEqualTo("https://huikuan.example/r/…");
    assertThat(RecipientLinks.withoutSecrets("550 see /r/help and /r/…"))
        .isEqualTo("550 see /r/help and /r/…");
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> links("short"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20");
  }
}
