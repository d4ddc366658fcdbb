package huikuan.platform.audit;

import com.mongodb.client.MongoDatabase;
import huikuan.contracts.EventName;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.reaction.SagaTypes;
import huikuan.platform.time.SandboxClock;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Caller;
import huikuan.platform.web.access.EndedRights;
import huikuan.platform.web.access.Masking;
import huikuan.platform.web.access.Role;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service with a list that is audited, and an account that is not. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({AuditedService.Books.class, AuditedService.Leavers.class})
public class AuditedService {

  sealed interface Nothing {
    @EventName("test.nothing.v1")
    record Happened() implements Nothing {}
  }

  @Bean
  EventVocabulary vocabulary() {
    return EventVocabulary.of(Nothing.class);
  }

  @Bean
  SagaTypes sagaTypes() {
    return SagaTypes.of();
  }

  @Bean
  SandboxClock clock() {
    return new SandboxClock(Instant.parse("2026-03-01T00:00:00Z"));
  }

  /** The names of the people whose rights have ended. */
  static class Leavers implements EndedRights {
    final Set<String> names = ConcurrentHashMap.newKeySet();

    @Override
    public boolean ended(Caller caller) {
      return names.contains(caller.name());
    }
  }

  @RestController
  static class Books {
    private final MongoDatabase database;

    Books(MongoDatabase database) {
      this.database = database;
    }

    /** Answers how many entries are on record while it is asked. */
    @AllowedTo(
        value = {Role.FINANCE, Role.AUDITOR},
        of = Of.QUERY)
    @Audited
    @GetMapping("/books")
    long books(
        @RequestParam(required = false) @Nullable String company,
        @RequestParam(required = false) @Nullable String account,
        @RequestParam(required = false) @Nullable String q) {
      return database.getCollection(AuditStore.COLLECTION).countDocuments();
    }

    @AllowedTo(
        value = {Role.OPERATOR, Role.COLLECTOR},
        of = Of.QUERY)
    @GetMapping("/contacts")
    String contacts(@RequestParam(required = false) @Nullable String company) {
      return Masking.name("李娜")
          + ": "
          + Masking.text("550 <li.na@mail.example.com> unknown, ask x@y");
    }

    @AllowedTo(Role.FINANCE)
    @GetMapping("/accounts/{account}")
    String account(@PathVariable String account) {
      return account;
    }
  }
}
