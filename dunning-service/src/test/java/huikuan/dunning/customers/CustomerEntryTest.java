package huikuan.dunning.customers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.dunning.Contacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The directory learns of an address, and forgets that with it. */
class CustomerEntryTest {

  private static final CustomerId ID = CustomerId.parse("CN01.HX-1001");

  @Test
  void anAddressThatTookNoMailIsNotWrittenTo() {
    CustomerEntry known = told("5", "wang@example.com").undeliverable("wang", "5");
    assertThat(known.toCustomer(CustomerTest.ALWAYS).undeliverable()).containsExactly("wang");
  }

  @Test
  void itStaysSoWhenSomethingElseOfTheCustomerChanges() {
    CustomerEntry known = told("5", "wang@example.com").undeliverable("wang", "5");
    CustomerEntry later = again("6", "wang@example.com", known);
    assertThat(later.toCustomer(CustomerTest.ALWAYS).undeliverable()).containsExactly("wang");
    assertThat(later.toCustomer(CustomerTest.ALWAYS).ledgerSequence()).isEqualTo("6");
  }

  @Test
  void aNewAddressIsTried() {
    CustomerEntry known = told("5", "wang@example.com").undeliverable("wang", "5");
    assertThat(
            again("6", "wang.li@example.com", known)
                .toCustomer(CustomerTest.ALWAYS)
                .undeliverable())
        .isEmpty();
  }

  @Test
  void newsOfAnAddressThatWasMendedMeanwhileIsNoNewsOfTheNewOne() {
    CustomerEntry known = again("6", "wang.li@example.com", told("5", "wang@example.com"));
    assertThat(known.undeliverable("wang", "5").toCustomer(CustomerTest.ALWAYS).undeliverable())
        .isEmpty();
    assertThat(known.undeliverable("wang", "6").toCustomer(CustomerTest.ALWAYS).undeliverable())
        .containsExactly("wang");
  }

  @Test
  void anAddressIsAsOldAsItsFirstTelling() {
    CustomerEntry known = again("6", "wang@example.com", told("5", "wang@example.com"));
    assertThat(known.undeliverable("wang", "5").toCustomer(CustomerTest.ALWAYS).undeliverable())
        .containsExactly("wang");
  }

  @Test
  void aPersonWhoIsForgottenIsGoneWithTheMark() {
    CustomerEntry known = told("5", "wang@example.com").undeliverable("wang", "5");
    CustomerEntry later =
        requireNonNull(CustomerEntry.next(known, new ContactForgotten(ID, "wang"), "6"));
    assertThat(later.toCustomer(CustomerTest.ALWAYS).contacts()).isEmpty();
    assertThat(later.toCustomer(CustomerTest.ALWAYS).undeliverable()).isEmpty();
    assertThat(later.ledgerSequence()).isEqualTo("6");
  }

  private static CustomerEntry told(String sequence, String email) {
    return again(sequence, email, null);
  }

  /** What is known once the address was told, on top of what was known. */
  private static CustomerEntry again(
      String sequence, String email, @Nullable CustomerEntry before) {
    CustomerEntry known =
        CustomerEntry.next(
            before,
            new CustomerChanged(ID, "Hongxing", "zh-CN", "Asia/Shanghai", "CN", null),
            sequence);
    return requireNonNull(
        CustomerEntry.next(
            known, new ContactChanged(ID, Contacts.responsible("wang", "Wang", email)), sequence));
  }
}
