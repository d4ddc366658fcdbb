package huikuan.ledger.account;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Money;
import huikuan.platform.axon.StateSerializer;
import huikuan.platform.axon.StoredTypes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;

class ItemsTest {

  private static final Currency CNY = Currency.getInstance("CNY");
  private static final LocalDate POSTED = LocalDate.of(2026, 3, 2);
  private static final LocalDate DUE = LocalDate.of(2026, 4, 1);

  @Test
  void aSnapshotGivesThemBackInTheSameOrder() {
    OpenItem.Link paid = new OpenItem.Link(Kind.RECEIPT, "R-1", DUE, cny("30.00"));
    List<OpenItem> listed =
        List.of(
            claim("I-2", "100.00").with(List.of(paid)),
            claim("I-1", "70.00"),
            OpenItem.of(
                new Item(Kind.RECEIPT, "R-9", POSTED, null, null, cny("5.00"), null, null)));

    Items read = throughSnapshot(Items.of(listed));

    assertThat(read.list()).containsExactlyElementsOf(listed);
    assertThat(read.find(Kind.INVOICE, "I-2")).isEqualTo(listed.getFirst());
    assertThat(read.claims()).containsExactly(listed.get(1), listed.get(0));
    assertThat(read.credits()).containsExactly(listed.get(2));
  }

  @Test
  void equalDatesOfASnapshotAreOneObject() {
    Items read = throughSnapshot(Items.of(List.of(claim("I-1", "1.00"), claim("I-2", "2.00"))));

    assertThat(read.list().stream().map(item -> item.item().dueOn()))
        .allSatisfy(due -> assertThat(due).isSameAs(first(read).item().dueOn()));
  }

  private static Items throughSnapshot(Items items) {
    Serializer serializer = StateSerializer.create(StoredTypes.of(Items.class));
    return serializer.deserialize(serializer.serialize(items, String.class));
  }

  private static OpenItem first(Items items) {
    return items.list().iterator().next();
  }

  private static OpenItem claim(String number, String amount) {
    return OpenItem.of(new Item(Kind.INVOICE, number, POSTED, DUE, null, cny(amount), null, null));
  }

  private static Money cny(String amount) {
    return Money.of(new BigDecimal(amount), CNY);
  }
}
