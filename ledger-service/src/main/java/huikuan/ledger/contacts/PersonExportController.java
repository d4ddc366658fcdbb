package huikuan.ledger.contacts;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.ledger.confirmation.LettersOfCustomer;
import huikuan.ledger.confirmation.Signers;
import huikuan.ledger.contacts.PersonExport.Elsewhere;
import huikuan.ledger.customer.ContactVersion;
import huikuan.ledger.customer.ContactVersions;
import huikuan.ledger.customer.CustomerData;
import huikuan.ledger.recipient.NamedPeople;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** All that the ledger holds on a person, for the person who asks for it. */
@RestController
@RequestMapping(
    path = "/api/v1/customers/{company}/{customer}/contacts/{contact}/export",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Customers")
class PersonExportController {

  private final CustomerData customers;
  private final ContactVersions versions;
  private final LettersOfCustomer letters;
  private final Signers signers;
  private final NamedPeople named;

  PersonExportController(
      CustomerData customers,
      ContactVersions versions,
      LettersOfCustomer letters,
      Signers signers,
      NamedPeople named) {
    this.customers = customers;
    this.versions = versions;
    this.letters = letters;
    this.signers = signers;
    this.named = named;
  }

  @AllowedTo({Role.FINANCE, Role.ADMIN})
  @Audited
  @GetMapping
  @Operation(summary = "All that the ledger holds on a person, and where there is more")
  @ApiResponse(responseCode = "200", description = "All of it; of a forgotten person, when it was")
  @ApiResponse(responseCode = "404", description = "No such contact", content = @Content)
  PersonExport export(
      @PathVariable String company, @PathVariable String customer, @PathVariable String contact) {
    CustomerId id = CustomerData.id(company, customer);
    String contactId = RequestValues.read("contact", contact, Identifier::parse);
    customers.existing(id);
    Optional<Instant> forgotten = versions.forgottenAt(id, contactId);
    return forgotten.isPresent() ? forgotten(id, contactId, forgotten.get()) : held(id, contactId);
  }

  private static PersonExport forgotten(CustomerId id, String contactId, Instant at) {
    return new PersonExport(
        id.company(), id.customer(), contactId, at, null, null, null, null, null, null, null);
  }

  private PersonExport held(CustomerId id, String contactId) {
    List<ContactVersion> all = versions.of(id, contactId);
    if (all.isEmpty()) {
      throw new ProblemException(Problem.notFound("contact", contactId));
    }
    List<String> names =
        all.stream()
            .map(each -> each.contact().name())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    var signatures = signers.signaturesOf(id, names);
    List<String> files = named.filesOf(id, contactId);
    return new PersonExport(
        id.company(),
        id.customer(),
        contactId,
        null,
        all,
        letters.mailsTo(id, contactId),
        signatures,
        named.toldBy(id, contactId),
        files,
        named.namedAs(id, contactId),
        elsewhere(
            id,
            contactId,
            Stream.concat(files.stream(), signatures.stream().flatMap(it -> it.files().stream()))));
  }

  private static List<Elsewhere> elsewhere(CustomerId id, String contactId, Stream<String> files) {
    String cases = "?company=" + encoded(id.company()) + "&customer=" + encoded(id.customer());
    Stream<Elsewhere> services =
        Stream.of(
            new Elsewhere(
                "messages",
                path("notifications", "people", id.company(), id.customer(), contactId)),
            new Elsewhere("cases", path("dunning", "cases") + cases));
    return Stream.concat(
            services,
            files
                .distinct()
                .map(
                    hash -> new Elsewhere("files", path("companies", id.company(), "files", hash))))
        .toList();
  }

  private static String path(String... parts) {
    return "/api/v1/"
        + Stream.of(parts).map(PersonExportController::encoded).collect(Collectors.joining("/"));
  }

  private static String encoded(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }
}
