package huikuan.ledger.confirmation;

import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.ledger.confirmation.ConfirmationEvent.AnswerDisclosed;
import huikuan.ledger.confirmation.ConfirmationEvent.Answered;
import huikuan.ledger.confirmation.ConfirmationEvent.Arrived;
import huikuan.ledger.confirmation.ConfirmationEvent.MailRequested;
import huikuan.ledger.confirmation.ConfirmationEvent.Mailed;
import huikuan.ledger.confirmation.ConfirmationEvent.Posted;
import huikuan.ledger.confirmation.ConfirmationEvent.PrintRequested;
import huikuan.ledger.files.CompanyFiles;
import huikuan.ledger.files.FileEntry;
import huikuan.ledger.intake.LetterOutcomes;
import huikuan.ledger.rendering.LetterPaper.Root;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.Blobs;
import huikuan.platform.blob.FileType;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.LogConsistency;
import huikuan.platform.eventlog.LogProofs;
import huikuan.platform.eventlog.ProvenLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the evidence of letters, and checks it before any of it is handed out. */
@Component
class Bundles {

  private static final Pattern POSITION = Pattern.compile("[1-9]\\d{0,17}");
  private static final int MOST_ROOTS = 20;

  private final EventLog log;
  private final LogProofs proofs;
  private final CompanyFiles files;
  private final Blobs blobs;
  private final Clock clock;

  Bundles(EventLog log, LogProofs proofs, CompanyFiles files, Blobs blobs, Clock clock) {
    this.log = log;
    this.proofs = proofs;
    this.files = files;
    this.blobs = blobs;
    this.clock = clock;
  }

  /**
   * @param against positions of older roots, such as are printed on letters
   * @param seesAnswer whether the caller may see an auditor's answer before it is disclosed
   * @throws ProblemException if there is no such letter, or no such position
   */
  Bundle of(LetterNumber letter, List<String> against, boolean seesAnswer) {
    List<RecordedEvent> all = log.ofAggregate(letter.value(), 0);
    LetterState state = LetterState.of(all.stream().map(Bundles::event).toList());
    if (!state.exists()) {
      throw new ProblemException(Problem.notFound("letter", letter.value()));
    }
    boolean withheld = state.written().auditor() && !state.isDisclosed() && !seesAnswer;
    long last = withheld ? left(all) : Long.MAX_VALUE;
    List<RecordedEvent> shown = all.stream().filter(each -> each.position() <= last).toList();
    SortedSet<Long> commits = new TreeSet<>();
    Stream.concat(shown.stream(), told(letter).stream().filter(each -> each.position() <= last))
        .forEach(event -> commits.add(event.position()));
    SortedMap<String, BlobHash> named =
        named(letter.company(), shown.stream().map(Bundles::event).toList(), commits);
    ProvenLog proven = proofs.now();
    Root printed = state.content().root();
    SortedSet<Long> roots = positions(against, proven.commits());
    if (printed != null) {
      roots.add(printed.position());
    }
    List<LogConsistency> grown = roots.stream().map(proven::since).toList();
    requireSound(proven, commits, grown, named);
    return new Bundle(
        state.written(), proven, clock.instant(), commits, shown.size(), named, grown, withheld);
  }

  private static ConfirmationEvent event(RecordedEvent recorded) {
    return (ConfirmationEvent) recorded.payload();
  }

  /** The commit in which it left; what follows would tell whether there is an answer. */
  private static long left(List<RecordedEvent> events) {
    return events.stream()
        .filter(event -> event.payload() instanceof Mailed || event.payload() instanceof Posted)
        .mapToLong(RecordedEvent::position)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  /** What notification told of the letter. */
  private List<RecordedEvent> told(LetterNumber letter) {
    String key = LetterOutcomes.key(letter.value());
    return log.about(List.of(key)).getOrDefault(key, List.of());
  }

  /** The files that events name, by their names; the commits that named scans first are added. */
  private SortedMap<String, BlobHash> named(
      String company, List<ConfirmationEvent> events, SortedSet<Long> commits) {
    SortedMap<String, BlobHash> named = new TreeMap<>();
    for (ConfirmationEvent event : events) {
      document(event)
          .ifPresent(it -> named.put(it.hash() + FileType.PDF.ending(), new BlobHash(it.hash())));
      scans(event)
          .flatMap(scan -> files.find(company, new BlobHash(scan)).stream())
          .forEach(
              entry -> {
                named.put(name(entry), entry.hash());
                commits.add(entry.position());
              });
    }
    return named;
  }

  private static String name(FileEntry entry) {
    return entry.hash().hex() + entry.type().ending();
  }

  private static Optional<Document> document(ConfirmationEvent event) {
    return switch (event) {
      case MailRequested it -> Optional.of(it.document());
      case PrintRequested it -> Optional.of(it.document());
      default -> Optional.empty();
    };
  }

  private static Stream<String> scans(ConfirmationEvent event) {
    return switch (event) {
      case Arrived it -> Stream.ofNullable(it.file());
      case Answered it -> it.reply().files().stream();
      case AnswerDisclosed it -> it.reply().files().stream();
      default -> Stream.empty();
    };
  }

  private static SortedSet<Long> positions(List<String> asked, long head) {
    SortedSet<Long> positions = new TreeSet<>();
    for (String each : asked) {
      if (POSITION.matcher(each).matches()) {
        positions.add(Long.parseLong(each));
      }
    }
    if (asked.size() > MOST_ROOTS
        || positions.size() < Set.copyOf(asked).size()
        || (!positions.isEmpty() && positions.last() > head)) {
      throw ProblemException.field(
          "against", "up to %d positions from 1 to %d".formatted(MOST_ROOTS, head));
    }
    return positions;
  }

  /** Faults are told while there is still somebody to tell them to. */
  private void requireSound(
      ProvenLog proven,
      SortedSet<Long> commits,
      List<LogConsistency> grown,
      SortedMap<String, BlobHash> named) {
    List<Long> wrong = new ArrayList<>();
    commits.stream().filter(each -> !proven.commit(each).holds()).forEach(wrong::add);
    grown.stream().filter(each -> !each.holds()).forEach(each -> wrong.add(each.first()));
    if (!wrong.isEmpty()) {
      throw new IllegalStateException("The log's checkpoints do not prove commits " + wrong);
    }
    named.values().forEach(blobs::check);
  }
}
