package huikuan.standalone.backup;

import huikuan.embedded.StoreSnapshot;
import huikuan.platform.blob.BlobHash;
import huikuan.standalone.Refusal;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that somebody brings; nothing in it is trusted before it is checked. */
final class BackupFile {

  private static final long LARGEST_MANIFEST = 1_000_000;

  /** Takes in what is read. */
  private interface Taker {
    void documents(InputStream in) throws IOException;

    void file(String name, InputStream in) throws IOException;
  }

  private final Path file;
  private final Manifest manifest;

  private BackupFile(Path file, Manifest manifest) {
    this.file = file;
    this.manifest = manifest;
  }

  /**
   * @param format of the data that this program reads
   * @throws Refusal if it is no backup, or none that this program can read
   */
  static BackupFile open(Path file, String format) {
    Manifest manifest = manifest(file);
    if (manifest.backup() != Manifest.FORM || !format.equals(manifest.format())) {
      throw new Refusal(
          "%s was made by another version (backup %d of format %s, not %d of %s)."
              .formatted(file, manifest.backup(), manifest.format(), Manifest.FORM, format));
    }
    return new BackupFile(file, manifest);
  }

  private static Manifest manifest(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new Refusal("There is no file " + file);
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(Entries.MANIFEST);
      if (entry == null || entry.getSize() > LARGEST_MANIFEST) {
        throw new Refusal(file + " is no backup of Huikuan.");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        Manifest manifest = new JsonMapper().readValue(in, Manifest.class);
        if (!manifest.complete()) {
          throw damaged(file);
        }
        return manifest;
      }
    } catch (ZipException e) {
      throw new Refusal(file + " is no backup of Huikuan, or is not whole.");
    } catch (JacksonException e) {
      throw damaged(file);
    } catch (IOException e) {
      throw new Refusal(file + " can't be read: " + Refusal.why(e));
    }
  }

  Manifest manifest() {
    return manifest;
  }

  /**
   * Reads all of it.
   *
   * @throws Refusal if it is not what was written
   */
  void check() {
    read(
        new Taker() {
          @Override
          public void documents(InputStream in) throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
          }

          @Override
          public void file(String name, InputStream in) throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
          }
        });
  }

  /**
   * @param directory an empty one; on a refusal it holds something unfinished
   * @throws Refusal if it is not what was written, or there is no room
   */
  void unpack(Path directory) {
    read(
        new Taker() {
          @Override
          public void documents(InputStream in) throws IOException {
            StoreSnapshot.restore(in, directory.resolve(Entries.DOCUMENTS));
            in.transferTo(OutputStream.nullOutputStream());
          }

          @Override
          public void file(String name, InputStream in) throws IOException {
            Path target = directory.resolve(name);
            Files.createDirectories(target.resolveSibling(""));
            Files.copy(in, target);
          }
        });
  }

  private void read(Taker taker) {
    int mails = 0;
    int files = 0;
    List<String> names = new ArrayList<>();
    String documents = "";
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        names.add(name);
        switch (name) {
          case Entries.DOCUMENTS -> {
            DigestInputStream digested = new DigestInputStream(zip, Entries.sha256());
            taker.documents(digested);
            documents = HexFormat.of().formatHex(digested.getMessageDigest().digest());
          }
          case Entries.CLOCK, Entries.SAMPLE_UNFINISHED, Entries.PEOPLE -> taker.file(name, zip);
          case Entries.MANIFEST -> zip.transferTo(OutputStream.nullOutputStream());
          default -> {
            BlobHash blob = Entries.blob(name);
            if (blob != null) {
              files++;
              takeBlob(blob, name, zip, taker);
            } else if (Entries.isMail(name)) {
              mails++;
              taker.file(name, zip);
            } else {
              throw new ZipException("Unknown: " + name);
            }
          }
        }
      }
    } catch (ZipException
        | EOFException
        | StreamCorruptedException
        | UTFDataFormatException
        | IllegalArgumentException e) {
      throw damaged();
    } catch (IOException e) {
      throw new Refusal(file + " can't be unpacked: " + Refusal.why(e));
    }
    if (mails != manifest.mails()
        || files != manifest.files()
        || !documents.equals(manifest.documents())
        || !names.equals(directory())) {
      throw damaged();
    }
  }

  private static void takeBlob(BlobHash blob, String name, InputStream in, Taker taker)
      throws IOException {
    DigestInputStream digested = new DigestInputStream(in, Entries.sha256());
    taker.file(name, digested);
    if (!HexFormat.of().formatHex(digested.getMessageDigest().digest()).equals(blob.hex())) {
      throw new ZipException("Another hash: " + name);
    }
  }

  /** The names by the file's directory: those before each entry have no checksum. */
  private List<String> directory() {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    } catch (IOException e) {
      throw damaged();
    }
  }

  Refusal damaged() {
    return damaged(file);
  }

  private static Refusal damaged(Path file) {
    return new Refusal(file + " is damaged: it is not what was written.");
  }
}
