package huikuan.ledger.evidence;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.ledger.Subject;
import huikuan.ledger.evidence.EvidenceEvent.CopyMailed;
import huikuan.ledger.evidence.EvidenceEvent.CopyNotMailed;
import huikuan.ledger.evidence.EvidenceEvent.CopyRequested;
import huikuan.ledger.evidence.EvidenceEvent.EvidenceAttached;
import huikuan.ledger.evidence.EvidenceEvent.EvidenceWithdrawn;
import huikuan.ledger.evidence.EvidenceView.Copy;
import huikuan.ledger.evidence.EvidenceView.File;
import huikuan.ledger.evidence.EvidenceView.Withdrawal;
import huikuan.ledger.files.CompanyFiles;
import huikuan.platform.blob.BlobDamaged;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.Blobs;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The evidence of a subject, as the log has it, and whether its files are whole. */
@Component
class EvidencePieces {

  /** A piece as its events made it. */
  static final class Piece {

    private final RecordedEvent recorded;

    /** By their numbers, in their order. */
    private final Map<Integer, Copy> copies = new LinkedHashMap<>();

    private @Nullable Withdrawal withdrawn;

    private Piece(RecordedEvent recorded) {
      this.recorded = recorded;
    }

    EvidenceAttached attached() {
      return (EvidenceAttached) recorded.payload();
    }

    boolean isWithdrawn() {
      return withdrawn != null;
    }
  }

  private final EventLog log;
  private final CompanyFiles files;
  private final Blobs blobs;

  EvidencePieces(EventLog log, CompanyFiles files, Blobs blobs) {
    this.log = log;
    this.files = files;
    this.blobs = blobs;
  }

  /** Newest first. */
  List<Piece> of(Subject subject) {
    Map<Integer, Piece> pieces = new LinkedHashMap<>();
    int copy = 0;
    for (RecordedEvent recorded : log.ofAggregate(EvidenceKey.of(subject).toString(), 0)) {
      switch ((EvidenceEvent) recorded.payload()) {
        case EvidenceAttached attached -> pieces.put(attached.number(), new Piece(recorded));
        case EvidenceWithdrawn it ->
            piece(pieces, it).withdrawn =
                new Withdrawal(it.reason(), recorded.recordedAt(), recorded.actor());
        case CopyRequested it ->
            piece(pieces, it).copies.put(++copy, Copy.of(it, recorded.actor()));
        case CopyMailed it ->
            piece(pieces, it).copies.computeIfPresent(it.copy(), (_, before) -> before.after(it));
        case CopyNotMailed it ->
            piece(pieces, it).copies.computeIfPresent(it.copy(), (_, before) -> before.after(it));
      }
    }
    return List.copyOf(pieces.values()).reversed();
  }

  private static Piece piece(Map<Integer, Piece> pieces, EvidenceEvent event) {
    return requireNonNull(pieces.get(event.number()));
  }

  Optional<Piece> find(Subject subject, int number) {
    return of(subject).stream().filter(each -> each.attached().number() == number).findAny();
  }

  EvidenceView view(Piece piece) {
    EvidenceAttached attached = piece.attached();
    return new EvidenceView(
        attached.number(),
        attached.kind(),
        File.of(
            files.find(attached.subject().company(), attached.file()).orElseThrow(),
            isDamaged(attached.file())),
        attached.documentOn(),
        attached.note(),
        piece.recorded.recordedAt(),
        piece.recorded.actor(),
        piece.withdrawn,
        List.copyOf(piece.copies.values()).reversed());
  }

  /** Reads the whole file. */
  boolean isDamaged(BlobHash file) {
    try {
      blobs.check(file);
      return false;
    } catch (BlobDamaged damaged) {
      return true;
    }
  }
}
