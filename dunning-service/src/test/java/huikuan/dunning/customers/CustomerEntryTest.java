package huikuan.dunning.customers;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import java.util.List;
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
    CustomerEntry later = told("6", "wang@example.com").after(known);
    assertThat(later.toCustomer(CustomerTest.ALWAYS).undeliverable()).containsExactly("wang");
    assertThat(later.toCustomer(CustomerTest.ALWAYS).ledgerSequence()).isEqualTo("6");
  }

  @Test
  void aNewAddressIsTried() {
    CustomerEntry known = told("5", "wang@example.com").undeliverable("wang", "5");
    assertThat(
            told("6", "wang.li@example.com")
                .after(known)
                .toCustomer(CustomerTest.ALWAYS)
                .undeliverable())
        .isEmpty();
  }

  @Test
  void newsOfAnAddressThatWasMendedMeanwhileIsNoNewsOfTheNewOne() {
    CustomerEntry known = told("6", "wang.li@example.com").after(told("5", "wang@example.com"));
    assertThat(known.undeliverable("wang", "5").toCustomer(CustomerTest.ALWAYS).undeliverable())
        .isEmpty();
    assertThat(known.undeliverable("wang", "6").toCustomer(CustomerTest.ALWAYS).undeliverable())
        .containsExactly("wang");
  }

  @Test
  void anAddressIsAsOldAsItsFirstTelling() {
    CustomerEntry known = told("6", "wang@example.com").after(told("5", "wang@example.com"));
    assertThat(known.undeliverable("wang", "5").toCustomer(CustomerTest.ALWAYS).undeliverable())
        .containsExactly("wang");
  }

  private static CustomerEntry told(String sequence, String email) {
    Contact wang = new Contact("wang", "Wang", Role.PAYMENT_RESPONSIBLE, email, null, null, null);
    return CustomerEntry.of(
        new CustomerChanged(ID, "Hongxing", "zh-CN", "Asia/Shanghai", "CN", null, List.of(wang)),
        sequence);
  }
}
