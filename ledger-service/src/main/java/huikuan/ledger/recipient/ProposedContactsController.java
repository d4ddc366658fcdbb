package huikuan.ledger.recipient;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.ledger.customer.SealedContacts;
import huikuan.ledger.query.Choices;
import huikuan.ledger.query.RequestedFilters;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/proposed-contacts")
@Tag(name = "Customers")
class ProposedContactsController {

  /** The filters of the list. */
  record Asked(
      @Parameter(description = "Needed", example = "CN01") @Nullable String company,
      @Nullable String customer,
      @Parameter(description = "proposed, confirmed or dismissed; any if absent")
          @Nullable String state) {

    ListQuestion question() {
      return ListQuestion.of("proposed-contacts")
          .with("company", company)
          .with("customer", customer)
          .with("state", state);
    }
  }

  /**
   * A page.
   *
   * @param next into {@code after}; null on the last page
   */
  record Answer(List<ProposedContact> contacts, @Nullable String next) {}

  private final MongoTemplate mongo;
  private final SealedContacts contacts;

  ProposedContactsController(MongoTemplate mongo, SealedContacts contacts) {
    this.contacts = contacts;
    this.mongo = mongo;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping
  @Operation(summary = "Persons whom recipients of mails have named, the newest first")
  @ApiResponse(responseCode = "200", description = "A page of them")
  @ApiResponse(responseCode = "400", description = "A malformed field")
  Answer contacts(@ParameterObject Asked asked, @PageLimits PageRequest request) {
    Query query =
        Query.query(
            where("company")
                .is(RequestedFilters.neededCompany(asked.company(), "the company to be told of")));
    String customer = RequestedFilters.identifier("customer", asked.customer());
    if (customer != null) {
      query.addCriteria(where("customer").is(customer));
    }
    if (asked.state() != null) {
      query.addCriteria(
          where("state").is(Choices.choice("state", asked.state(), NamedPerson.State.words())));
    }
    Page page = request.of(asked.question());
    if (!page.isFirst()) {
      query.addCriteria(where(ProposedContactProjection.ORDER).lt(page.text(0)));
    }
    query.with(Sort.by(Direction.DESC, ProposedContactProjection.ORDER)).limit(page.read());
    List<ProposedContactEntry> found = mongo.find(query, ProposedContactEntry.class);
    return new Answer(
        page.told(found).stream().map(each -> ProposedContact.of(each, contacts)).toList(),
        page.next(found, last -> List.of(last.order)));
  }
}
