package huikuan.platform.blob;

import static java.util.Objects.requireNonNull;

import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.ReadModel;
import huikuan.platform.projection.ReadModelCheck;
import huikuan.platform.projection.ReadModelFindings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files in a directory, which are held against the events that name them. They are not made of
 * the log, but it tells which of them there must be.
 */
public final class BlobsReadModel implements ReadModel {

  /** The directory, from that of all data on. */
  public static final String DIRECTORY = "files";

  /** Each can be sent again, so each is named, up to this. */
  private static final int MOST_NAMED = 1_000;

  private final NamedBlobs names;

  /**
   * @param names of the blobs that must be there
   */
  public BlobsReadModel(NamedBlobs names) {
    this.names = names;
  }

  @Override
  public String name() {
    return "files";
  }

  @Override
  public ReadModelCheck check(Stopped service) {
    return new Check(new DirectoryBlobs(service.data().resolve(DIRECTORY)), names);
  }

  private static final class Check implements ReadModelCheck {

    private final DirectoryBlobs kept;
    private final NamedBlobs names;
    private final Set<BlobHash> named = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private long different;
    private long position;

    Check(DirectoryBlobs kept, NamedBlobs names) {
      this.kept = kept;
      this.names = names;
    }

    @Override
    public void take(List<RecordedEvent> commits) {
      for (RecordedEvent event : commits) {
        named.addAll(names.in(event.payload()));
        position = event.position();
      }
    }

    /** Reads every file. */
    @Override
    public ReadModelFindings findings() {
      DirectoryBlobs.Inventory found = kept.inventory();
      long bytes = 0;
      long unnamed = 0;
      for (BlobHash blob : found.blobs()) {
        unnamed += named.contains(blob) ? 0 : 1;
        try {
          bytes += kept.check(blob);
        } catch (BlobDamaged damaged) {
          fault(damaged);
        }
      }
      named.removeAll(Set.copyOf(found.blobs()));
      named.stream()
          .sorted((one, other) -> one.hex().compareTo(other.hex()))
          .forEach(missing -> fault(BlobDamaged.missing(missing)));
      for (Path foreign : found.foreign()) {
        fault(foreign + " is none of our files");
      }
      return new ReadModelFindings(
          found.blobs().size(), position, different, List.copyOf(faults), note(bytes, unnamed));
    }

    /** A sender that got no answer leaves a file that no event names. */
    private static String note(long bytes, long unnamed) {
      String sizes = "%,d bytes".formatted(bytes);
      return unnamed == 0 ? sizes : sizes + ", %,d named by no event".formatted(unnamed);
    }

    private void fault(BlobDamaged damaged) {
      fault(requireNonNull(damaged.getMessage()));
    }

    private void fault(String words) {
      different++;
      if (faults.size() < MOST_NAMED) {
        faults.add(words);
      }
    }

    @Override
    public void close() {}
  }
}
