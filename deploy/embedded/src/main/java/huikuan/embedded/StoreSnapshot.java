package huikuan.embedded;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * All databases as they stood at one moment. They go on changing meanwhile: what the moment still
 * needs is not written over until this is closed, so the file grows with what is written.
 *
 * <p>Written out: for each map, documents and indexes alike, its name, then key and value in order,
 * each with its length before it; a length of -1 ends a map, an empty name ends all.
 */
public final class StoreSnapshot implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;
  private static final int LARGEST = 64 * 1024 * 1024;
  private static final int END = -1;

  /** A restore writes to the file in steps of this many bytes. */
  private static final int STEP = 4 * 1024 * 1024;

  private final MVStore store;
  private final MVStore.TxCounter inUse;
  private final Map<String, Cursor<Key, Object>> contents = new TreeMap<>();
  private final Map<String, Cursor<Key, Object>> newest = new TreeMap<>();

  /** To be called while nothing changes, and all is committed. */
  StoreSnapshot(Maps maps) {
    this.store = maps.store();
    this.inUse = store.registerVersionUsage();
    for (String name : maps.names()) {
      MVMap<Key, Object> map = maps.any(name);
      contents.put(name, map.cursor(null));
      newest.put(name, map.cursor(null, null, true));
    }
  }

  /** The document of a collection with the highest id, in BSON; asked once. */
  public Optional<byte[]> newest(String database, String collection) {
    Cursor<Key, Object> newestFirst =
        newest.get(OrderedDatabase.documentsName(database, collection));
    if (newestFirst == null || !newestFirst.hasNext()) {
      return Optional.empty();
    }
    newestFirst.next();
    return Optional.of(Maps.bytes(newestFirst.getValue()));
  }

  /** Writes everything; once. */
  public void writeTo(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, BUFFER));
    for (Map.Entry<String, Cursor<Key, Object>> map : contents.entrySet()) {
      data.writeUTF(map.getKey());
      Cursor<Key, Object> cursor = map.getValue();
      while (cursor.hasNext()) {
        write(data, cursor.next().bytes());
        write(data, Maps.bytes(cursor.getValue()));
      }
      data.writeInt(END);
    }
    data.writeUTF("");
    data.flush();
  }

  private static void write(DataOutputStream data, byte[] bytes) throws IOException {
    data.writeInt(bytes.length);
    data.write(bytes);
  }

  /**
   * Makes a store of what was written, in a directory that has none. When it returns, the file is
   * on the disk.
   *
   * @throws StreamCorruptedException or another for broken formats, if it is not what was written
   */
  public static void restore(InputStream in, Path directory) throws IOException {
    DataInputStream data = new DataInputStream(new BufferedInputStream(in, BUFFER));
    MVStore store = EmbeddedMongo.open(directory);
    try {
      String name = data.readUTF();
      while (!name.isEmpty()) {
        if (!Maps.isName(name)) {
          throw new StreamCorruptedException("No map of the store: " + name);
        }
        read(data, store, name);
        name = data.readUTF();
      }
      store.commit();
      store.sync();
    } catch (MVStoreException e) {
      throw new IOException("The store can't be written", e);
    } finally {
      store.closeImmediately();
    }
  }

  private static void read(DataInputStream data, MVStore store, String name) throws IOException {
    MVMap<Key, Object> map = new Maps(store, null).any(name);
    long unwritten = 0;
    for (int length = data.readInt(); length != END; length = data.readInt()) {
      byte[] key = read(data, length);
      byte[] value = read(data, data.readInt());
      map.put(new Key(key), Maps.value(name, value));
      unwritten += key.length + value.length;
      if (unwritten > STEP) {
        store.commit();
        unwritten = 0;
      }
    }
  }

  private static byte[] read(DataInputStream data, int length) throws IOException {
    if (length < 0 || length > LARGEST) {
      throw new StreamCorruptedException("No length: " + length);
    }
    byte[] bytes = data.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  /** Space that only the moment needed may be written over again. */
  @Override
  public void close() {
    store.decrementVersionUsageCounter(inUse);
  }
}
