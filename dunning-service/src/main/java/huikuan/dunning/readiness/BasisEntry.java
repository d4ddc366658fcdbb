package huikuan.dunning.readiness;

import huikuan.contracts.ledger.BasisEvent;
import huikuan.contracts.ledger.BasisEvent.EvidenceAttached;
import huikuan.contracts.ledger.BasisEvent.EvidenceWithdrawn;
import huikuan.contracts.ledger.BasisEvent.InvoiceWayTold;
import huikuan.contracts.ledger.BasisEvent.OfContract;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.InvoiceState;
import huikuan.platform.projection.StoredJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The basis of one subject, as stored: an item, a contract or a customer.
 *
 * @param id the subject's key
 * @param pieces the evidence that was not withdrawn: its kind by its number
 * @param way of an invoice; null = nothing was told
 * @param agreement of a contract, as JSON text; null = it was not told
 */
@Document(BasisEntry.COLLECTION)
public record BasisEntry(
    @Id String id, Map<String, String> pieces, @Nullable String way, @Nullable String agreement) {

  public static final String COLLECTION = "claim-bases";

  /** The id of the entry that an event changes. */
  public static String of(BasisEvent event) {
    return event.subject().key();
  }

  /** One of which nothing is known. */
  public static BasisEntry empty(String id) {
    return new BasisEntry(id, Map.of(), null, null);
  }

  /** The same after one more event. */
  public BasisEntry after(BasisEvent event) {
    Map<String, String> left = new HashMap<>(pieces);
    return switch (event) {
      case OfContract it -> {
        Agreement now = Agreement.after(toAgreement(), it);
        yield new BasisEntry(id, pieces, way, now == null ? null : StoredJson.write(now));
      }
      case EvidenceAttached it -> {
        left.put(String.valueOf(it.number()), it.kind().toString());
        yield new BasisEntry(id, left, way, agreement);
      }
      case EvidenceWithdrawn it -> {
        left.remove(String.valueOf(it.number()));
        yield new BasisEntry(id, left, way, agreement);
      }
      case InvoiceWayTold it -> new BasisEntry(id, pieces, it.state().toString(), agreement);
    };
  }

  Stream<EvidenceKind> kinds() {
    return pieces.values().stream().map(EvidenceKind::parse);
  }

  /** The numbers of the pieces of a kind. */
  Set<Integer> numbers(EvidenceKind kind) {
    return pieces.entrySet().stream()
        .filter(each -> each.getValue().equals(kind.toString()))
        .map(each -> Integer.valueOf(each.getKey()))
        .collect(Collectors.toSet());
  }

  @Nullable InvoiceState state() {
    return way == null ? null : InvoiceState.parse(way);
  }

  @Nullable Agreement toAgreement() {
    return agreement == null ? null : StoredJson.read(agreement, Agreement.class);
  }
}
