package huikuan.ledger.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.ledger.commands.Reached;
import huikuan.ledger.people.PersonEvent.PersonChanged;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.people.PeopleStore;
import huikuan.platform.people.PersonRights;
import huikuan.platform.projection.CatchUp;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.AuditTrail;
import huikuan.platform.web.access.AuditTrail.Kind;
import huikuan.platform.web.access.AuditedRequest;
import huikuan.platform.web.access.Caller;
import huikuan.platform.web.access.CallerName;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/people")
@Tag(name = "People", description = "Until when the rights of those who work here hold")
class PeopleController {

  private static final int MOST_BYTES = 64 * 1024;
  private static final String UNTIL = "until";
  private static final String DEPUTY = "deputy";

  /** The body that lets rights end. */
  @Schema(name = "PersonData")
  record PersonData(
      @Schema(
              description =
                  "The first day, in UTC, on which the person's tokens are refused; null = they are"
                      + " taken")
          @Nullable LocalDate until,
      @Schema(description = "The person who answers from then on") @Nullable String deputy) {}

  /**
   * @param until null = the rights hold
   * @param position the commit that says so; 0 = nothing was ever said
   */
  @Schema(name = "Person")
  record View(
      String person,
      @JsonInclude(Include.ALWAYS) @Nullable LocalDate until,
      @Nullable String deputy,
      long position) {}

  /**
   * @param until null = the rights hold again
   */
  @Schema(name = "PersonRow")
  record Row(
      String person,
      @JsonInclude(Include.ALWAYS) @Nullable LocalDate until,
      @Nullable String deputy) {}

  /**
   * @param next into {@code after}; null on the last page
   */
  record PeoplePage(List<Row> people, @Nullable String next) {}

  private final PersonLog people;
  private final PeopleStore store;
  private final CatchUp catchUp;
  private final AuditTrail trail;

  PeopleController(PersonLog people, PeopleStore store, CatchUp peopleCatchUp, AuditTrail trail) {
    this.people = people;
    this.store = store;
    this.catchUp = peopleCatchUp;
    this.trail = trail;
  }

  @AllowedTo(value = Role.ADMIN, of = Of.EVERY)
  @PutMapping(path = "/{person}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Let a person's rights end on a day, or hold again; who answers then")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = PersonData.class)))
  @ApiResponse(responseCode = "200", description = "It is so; the same again changes nothing")
  @ApiResponse(responseCode = "400", description = "A malformed field")
  @ApiResponse(responseCode = "422", description = "The deputies would lead in a circle")
  View put(@PathVariable("person") String written, HttpServletRequest request) throws IOException {
    PersonChanged data = read(person(written), ExactJson.bytes(request, MOST_BYTES));
    requireAnother(data);
    try {
      people.requireAnEnd(data);
      trail.record(Kind.RIGHTS, AuditedRequest.of(request, told(data)));
      Reached<Boolean> reached = people.change(data);
      long position = reached.result() ? reached.position() : position(data.person());
      return new View(data.person(), data.until(), data.deputy(), position);
    } catch (DeputiesInACircle e) {
      throw new ProblemException(refused(e));
    }
  }

  /** Somebody has to be left who can give the rights back. */
  private static void requireAnother(PersonChanged data) {
    boolean own =
        Caller.current()
            .filter(caller -> caller.kind() == Caller.Kind.PERSON)
            .filter(caller -> caller.name().equals(data.person()))
            .isPresent();
    if (own && data.until() != null) {
      throw new ProblemException(
          Problem.of(
              "own-rights",
              "Another person ends them",
              403,
              "Nobody lets his own rights end: another administrator does."));
    }
  }

  private static Map<String, String> told(PersonChanged data) {
    Map<String, String> told = new TreeMap<>();
    told.put("person", data.person());
    told.put(UNTIL, data.until() == null ? "none" : data.until().toString());
    if (data.deputy() != null) {
      told.put(DEPUTY, data.deputy());
    }
    return told;
  }

  private static Problem refused(DeputiesInACircle circle) {
    String allowed =
        circle.back()
            ? "somebody whose deputies do not lead back: " + circle.getMessage()
            : "somebody with fewer deputies one after the other: at most "
                + PersonLog.MOST_DEPUTIES;
    return Problem.ofFields(
        "deputies-in-a-circle",
        "Nobody would answer in the end",
        422,
        List.of(new FieldError(DEPUTY, allowed)));
  }

  @AllowedTo(
      value = {Role.ADMIN, Role.AUDITOR},
      of = Of.EVERY)
  @GetMapping("/{person}")
  @Operation(summary = "Until when a person's rights hold, and who answers then")
  @ApiResponse(responseCode = "200", description = "What was said last; until null: they hold")
  View get(@PathVariable("person") String written) {
    String person = person(written);
    RecordedEvent newest = people.newest(person);
    if (newest == null) {
      return new View(person, null, null, 0);
    }
    PersonChanged data = (PersonChanged) newest.payload();
    return new View(person, data.until(), data.deputy(), newest.position());
  }

  @AllowedTo(
      value = {Role.ADMIN, Role.AUDITOR},
      of = Of.EVERY)
  @GetMapping
  @Operation(summary = "Those whose rights end, have ended, or hold again, by their names")
  @ApiResponse(responseCode = "200", description = "A page of people")
  @ApiResponse(responseCode = "503", description = "Behind: ask again", content = @Content)
  PeoplePage all(@PageLimits PageRequest request) {
    Page page = request.of(ListQuestion.of("people"));
    catchUp.awaitHead();
    List<PersonRights> found = store.page(page.isFirst() ? null : page.text(0), page.read());
    return new PeoplePage(
        page.told(found).stream()
            .map(each -> new Row(each.person(), each.until(), each.deputy()))
            .toList(),
        page.next(found, last -> List.of(last.person())));
  }

  private static PersonChanged read(String person, byte[] body) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    LocalDate until = fields.optionalDate(UNTIL);
    String deputy = fields.optionalValue(DEPUTY, CallerName.ALLOWED, CallerName::parse);
    // An empty body must not give rights back.
    if (!fields.names().contains(UNTIL)) {
      fields.fault(UNTIL, "a date, such as 2026-12-31, or null: the rights hold");
    } else if (until == null && deputy != null && fields.sound(UNTIL)) {
      fields.fault(DEPUTY, "no deputy of somebody whose rights hold");
    }
    fields.refuseOthers();
    faults.refuse();
    return new PersonChanged(person, until, deputy);
  }

  private long position(String person) {
    RecordedEvent newest = people.newest(person);
    return newest == null ? 0 : newest.position();
  }

  private static String person(String written) {
    return RequestValues.read("person", written, CallerName::parse);
  }
}
