package huikuan.dunning.arrangement;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Money;
import huikuan.dunning.arrangement.MoneyOnAccount.Counted;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoneyOnAccountTest {

  @Test
  void moneyThatCameSinceCounts() {
    assertThat(left("500", "0")).isEqualTo(yuan("500"));
    assertThat(left("500", "200")).isEqualTo(yuan("300"));
    assertThat(left("500", "600")).isEqualTo(yuan("0"));
  }

  @Test
  void whatCountsForAnotherDoesNotCountAgain() {
    assertThat(left("500", "0", counted("0", "500"))).isEqualTo(yuan("0"));
    assertThat(left("500", "0", counted("0", "300"))).isEqualTo(yuan("200"));
    assertThat(left("500", "0", counted("0", "300"), counted("0", "300"))).isEqualTo(yuan("0"));
  }

  @Test
  void whatCountsOfOlderMoneyLessensNothing() {
    assertThat(left("1000", "500", counted("0", "500"))).isEqualTo(yuan("500"));
    assertThat(left("1000", "500", counted("0", "700"))).isEqualTo(yuan("300"));
    assertThat(left("1000", "500", counted("400", "100"))).isEqualTo(yuan("500"));
    assertThat(left("1000", "500", counted("700", "100"))).isEqualTo(yuan("400"));
  }

  @Test
  void othersUseTheMoneyOneAfterTheOther() {
    assertThat(left("1000", "500", counted("400", "200"), counted("0", "450")))
        .isEqualTo(yuan("350"));
  }

  private static Money left(String unapplied, String before, Counted... others) {
    return MoneyOnAccount.left(yuan(unapplied), yuan(before), List.of(others));
  }

  private static Counted counted(String before, String amount) {
    return new Counted(yuan(before), yuan(amount));
  }

  private static Money yuan(String amount) {
    return Money.parse(amount + ".00 CNY");
  }
}
