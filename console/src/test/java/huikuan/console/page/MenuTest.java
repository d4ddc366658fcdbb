package huikuan.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.console.signin.Person;
import huikuan.console.signin.Person.Right;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MenuTest {

  private static List<String> seenBy(String... roles) {
    return seenFor("*", roles);
  }

  private static List<String> seenFor(String company, String... roles) {
    List<Right> rights =
        Arrays.stream(roles).map(role -> new Right(role, List.of(company))).toList();
    return Menu.of(new Person("person", "somebody", rights)).stream()
        .flatMap(group -> group.entries().stream())
        .map(Menu.Entry::key)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "erp, customers sheets items clock",
    "sales, items",
    "finance, worklist cases batches tasks agenda decisions messages promises disputes concessions small-differences sanctions customers portfolios load contacts proposed sheets balances aging items"
        + " income changes trial control month-ends rates journal runs letters approvals company"
        + " calendar policies templates clock",
    "collector, worklist cases batches tasks agenda decisions messages promises disputes concessions small-differences sanctions customers portfolios load contacts proposed sheets balances aging"
        + " items runs letters approvals company calendar policies templates clock",
    "approver, worklist cases batches tasks agenda decisions messages promises disputes concessions small-differences sanctions customers portfolios load contacts proposed sheets balances aging"
        + " items income changes trial control month-ends rates journal runs letters approvals"
        + " company calendar policies templates clock",
    "operator, worklist cases batches tasks agenda decisions promises disputes concessions small-differences sanctions portfolios load company calendar policies health stuck dead"
        + " mails clock",
    "auditor, worklist cases batches tasks agenda decisions messages promises disputes concessions small-differences sanctions customers portfolios load contacts proposed sheets balances aging items"
        + " income changes trial control month-ends rates journal runs letters approvals company"
        + " calendar policies templates health stuck dead access mails clock",
    "admin, dead access clock"
  })
  void eachRoleSeesItsScreens(String role, String screens) {
    assertThat(seenBy(role)).containsExactly(screens.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "operator, worklist cases batches tasks agenda decisions promises disputes concessions small-differences sanctions portfolios load company calendar clock",
    "admin, clock",
    "sales, items"
  })
  void whoHoldsARoleForOneCompanySeesNoScreenAboutAll(String role, String screens) {
    assertThat(seenFor("CN01", role)).containsExactly(screens.split(" "));
  }

  @Test
  void severalRolesSeeWhatAnyOfThemSees() {
    assertThat(seenBy("sales", "admin")).containsExactly("items", "dead", "access", "clock");
  }

  @Test
  void withoutARoleThereIsNothingAndNoEmptyGroup() {
    assertThat(Menu.of(new Person("person", "somebody", List.of()))).isEmpty();
    assertThat(seenBy("unknown")).isEmpty();
  }
}
