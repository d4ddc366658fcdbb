package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Audited;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Each question of the ledger over whole companies says that it is put on record. */
class AuditedEndpointsTest {

  /** What it answers is no part of the books. */
  private static final Set<String> NOT_THE_BOOKS = Set.of("/api/v1/customers");

  /** The endpoints of all services and the console. */
  static final List<Method> METHODS =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("huikuan")
              .stream()
              .filter(each -> each.isMetaAnnotatedWith(Controller.class))
              .map(JavaClass::reflect)
              .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
              .toList();

  private static String path(Method method) {
    RequestMapping all =
        AnnotatedElementUtils.findMergedAnnotation(
            method.getDeclaringClass(), RequestMapping.class);
    return all == null || all.path().length == 0 ? "" : all.path()[0];
  }

  @Test
  void theseAreOnRecord() {
    assertThat(METHODS)
        .filteredOn(method -> method.isAnnotationPresent(Audited.class))
        .extracting(AuditedEndpointsTest::path)
        .containsOnly(
            "/api/v1/accounts",
            "/api/v1/aging",
            "/api/v1/balances",
            "/api/v1/balances/items",
            "/api/v1/changes",
            "/api/v1/companies/{company}/control-account",
            "/api/v1/companies/{company}/month-ends",
            "/api/v1/confirmation-runs",
            "/api/v1/confirmations",
            "/api/v1/contracts",
            "/api/v1/contracts/{company}.csv",
            "/api/v1/customers/{company}/contacts",
            "/api/v1/customers/{company}/contacts.csv",
            "/api/v1/customers/{company}/{customer}/contacts/{contact}/export",
            "/api/v1/income",
            "/api/v1/income/documents",
            "/api/v1/items",
            "/api/v1/journal",
            "/api/v1/notifications/people/{company}/{customer}/{contact}",
            "/api/v1/proposed-contacts",
            "/api/v1/trial",
            "/api/v1/trial/documents");
  }

  @Test
  void noQuestionOverCompaniesIsForgotten() {
    Set<String> forgotten =
        METHODS.stream()
            .filter(method -> method.getDeclaringClass().getName().startsWith("huikuan.ledger."))
            .filter(
                method ->
                    method.isAnnotationPresent(AllowedTo.class)
                        && method.getAnnotation(AllowedTo.class).of() == Of.QUERY
                        && !method.isAnnotationPresent(Audited.class))
            .map(AuditedEndpointsTest::path)
            .collect(Collectors.toSet());
    assertThat(forgotten).isEqualTo(NOT_THE_BOOKS);
  }
}
