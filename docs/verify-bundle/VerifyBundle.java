import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Checks the evidence of a letter, as Huikuan hands it out, without Huikuan and without a network:
 *
 * <pre>java VerifyBundle.java bundle.zip [--root &lt;64 hexadecimal digits&gt;]</pre>
 *
 * The root is one that is printed on a later letter, or was kept elsewhere. The exit status is 0 if
 * everything is right, 1 if anything is wrong. Needs Java 17 and nothing else. Nothing is unpacked
 * to the disk. The checks are those of README.md in the bundle, in the same order: see {@link
 * #verify}.
 */
public final class VerifyBundle {

  /** The names that a bundle has; any other is a fault, and so is a path that leads elsewhere. */
  private static final Pattern NAME =
      Pattern.compile(
          "README\\.md|SHA256SUMS|bundle\\.json|root\\.json|letter\\.json"
              + "|commits/\\d{12}\\.(bson|proof\\.json)"
              + "|events/\\d{12}-\\d{1,4}-[a-z0-9.-]{1,100}\\.json"
              + "|consistency/\\d{12}\\.json"
              + "|files/[0-9a-f]{64}\\.(pdf|png|jpg)");

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  // Bounds against files that are made to fill a memory or to take for ever.
  private static final int MOST_ENTRIES = 5_000;
  private static final long MOST_BYTES_OF_ALL = 4_000_000_000L;
  private static final int MOST_BYTES_OF_FILE = 64 << 20;
  private static final int MOST_BYTES_OF_TEXT = 32 << 20;
  private static final int DEEPEST = 64;
  private static final int MOST_FAULTS = 50;

  private final ZipFile zip;
  private final PrintStream out;
  private final String keptRoot;
  private final TreeMap<String, String> hashes = new TreeMap<>();
  private int faults;
  private String verdict = "";

  private VerifyBundle(ZipFile zip, String keptRoot, PrintStream out) {
    this.zip = zip;
    this.keptRoot = keptRoot;
    this.out = out;
  }

  public static void main(String[] args) {
    System.exit(run(args, new PrintStream(System.out, true, UTF_8)));
  }

  /** Answers the exit status. */
  public static int run(String[] args, PrintStream out) {
    boolean withRoot = args.length == 3 && args[1].equals("--root");
    String root = withRoot ? args[2].strip().toLowerCase(java.util.Locale.ROOT) : null;
    if (args.length != 1 && !withRoot || root != null && !HASH.matcher(root).matches()) {
      out.println("java VerifyBundle.java bundle.zip [--root <64 hexadecimal digits>]");
      return 1;
    }
    try (ZipFile zip = new ZipFile(args[0])) {
      VerifyBundle check = new VerifyBundle(zip, root, out);
      check.inFull();
      out.println(check.faults == 0 ? check.verdict : "NOT SOUND: " + check.faults + " wrong.");
      return check.faults == 0 ? 0 : 1;
    } catch (IOException e) {
      out.println("WRONG: " + args[0] + " can't be read: " + e.getMessage());
      out.println("NOT SOUND.");
      return 1;
    }
  }

  private void inFull() throws IOException {
    try {
      verify();
    } catch (Malformed | IndexOutOfBoundsException | java.util.zip.ZipException e) {
      fault(String.valueOf(e.getMessage()));
    }
  }

  /** The checks, one after the other. */
  private void verify() throws IOException {
    readAll();
    if (faults > 0) {
      return;
    }
    checkSums();
    Fields bundle = fields("bundle.json");
    String letter = bundle.string("letter");
    Root root = root();
    checkLetter(bundle, letter);
    Chain chain = new Chain(letter);
    for (String name : names("commits/", ".bson")) {
      checkCommit(name, root, chain);
    }
    checkChain(bundle, chain);
    checkFiles(chain);
    List<Root> older = checkConsistency(root);
    checkPrintedRoot(older);
    verdict = checkKeptRoot(root, older, chain);
    if (Boolean.TRUE.equals(bundle.get("withheld"))) {
      out.println(
          "note:  the answer to an auditor's letter, if there is one, is withheld from this"
              + " bundle");
    }
  }

  // 1. What is in the ZIP, and SHA256SUMS.

  private void readAll() throws IOException {
    long all = 0;
    List<? extends ZipEntry> entries = Collections.list(zip.entries());
    if (entries.size() > MOST_ENTRIES) {
      throw new Malformed("The ZIP has more than " + MOST_ENTRIES + " entries");
    }
    for (ZipEntry entry : entries) {
      String name = entry.getName();
      if (!NAME.matcher(name).matches()) {
        fault("A bundle has no entry " + shown(name));
      } else if (hashes.containsKey(name)) {
        fault("Two entries are called " + name);
      } else {
        MessageDigest digest = sha256();
        all += read(entry, digest::update);
        hashes.put(name, hex(digest.digest()));
      }
      if (all > MOST_BYTES_OF_ALL) {
        throw new Malformed("The ZIP unpacks to more than " + MOST_BYTES_OF_ALL + " bytes");
      }
    }
    for (String name :
        List.of("README.md", "SHA256SUMS", "bundle.json", "root.json", "letter.json")) {
      require(hashes.containsKey(name), name + " is missing");
    }
  }

  private interface Taker {
    void take(byte[] bytes, int from, int length);
  }

  /** Counts what really comes, whatever the ZIP says. */
  private long read(ZipEntry entry, Taker taker) throws IOException {
    long most = entry.getName().startsWith("files/") ? MOST_BYTES_OF_FILE : MOST_BYTES_OF_TEXT;
    long size = 0;
    byte[] buffer = new byte[65_536];
    try (InputStream in = zip.getInputStream(entry)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > most) {
          throw new Malformed(entry.getName() + " unpacks to more than " + most + " bytes");
        }
        taker.take(buffer, 0, read);
      }
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw new Malformed(entry.getName() + " is damaged: " + e.getMessage());
    }
    return size;
  }

  private byte[] bytes(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new Malformed(name + " is missing");
    }
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    read(entry, all::write);
    return all.toByteArray();
  }

  private void checkSums() throws IOException {
    Map<String, String> told = new TreeMap<>();
    Pattern line = Pattern.compile("([0-9a-f]{64})  (\\S+)");
    for (String each : text("SHA256SUMS").lines().toList()) {
      Matcher matcher = line.matcher(each);
      require(matcher.matches(), "SHA256SUMS has a line that is none: " + shown(each));
      if (matcher.matches()) {
        told.put(matcher.group(2), matcher.group(1));
      }
    }
    Map<String, String> found = new TreeMap<>(hashes);
    found.remove("SHA256SUMS");
    Set<String> names = new TreeSet<>(told.keySet());
    names.addAll(found.keySet());
    for (String name : names) {
      require(found.containsKey(name), name + " is missing, and SHA256SUMS has it");
      require(told.containsKey(name), name + " is not in SHA256SUMS");
      require(
          !found.containsKey(name)
              || !told.containsKey(name)
              || found.get(name).equals(told.get(name)),
          name + " is not what SHA256SUMS says");
    }
    right("SHA256SUMS is right about " + found.size() + " files");
  }

  // 2. The letter.

  private void checkLetter(Fields bundle, String letter) throws IOException {
    String hash = hashes.get("letter.json");
    require(
        "huikuan-letter-evidence/1".equals(bundle.get("form")),
        "bundle.json has another form than this program reads");
    require(hash.equals(bundle.get("hash")), "bundle.json has another hash than letter.json");
    require(
        letter.equals(fields("letter.json").get("number")),
        "letter.json is of another letter than bundle.json");
    right("letter " + letter + " has hash " + hash);
  }

  // 3. Commits: as they are stored, at their positions below the root.

  /** A root over the first commits of a log. */
  private record Root(String log, long position, String hash) {}

  /** The findings of the commits so far. */
  private static final class Chain {
    final String letter;
    final TreeMap<Long, List<String>> commits = new TreeMap<>();
    final Set<String> documents = new TreeSet<>();
    final Set<String> scans = new TreeSet<>();
    final Set<String> kept = new TreeSet<>();
    final Set<List<Object>> told = new HashSet<>();
    final List<List<Object>> mailed = new ArrayList<>();
    final Set<String> events = new HashSet<>();
    boolean written;
    long next;
    long time = Long.MIN_VALUE;

    Chain(String letter) {
      this.letter = letter;
    }
  }

  private Root root() throws IOException {
    Fields root = fields("root.json");
    return new Root(root.string("log"), root.number("position"), root.hash("root"));
  }

  private void checkCommit(String name, Root root, Chain chain) throws IOException {
    long position = Long.parseLong(name.substring("commits/".length(), name.indexOf('.')));
    byte[] content = bytes(name);
    Fields proof = fields(name.replace(".bson", ".proof.json"));
    require(
        Arrays.equals(content, proof.base64("document")),
        name + " is not the commit that its proof shows");
    require(
        proof.number("position") == position
            && proof.string("log").equals(root.log)
            && proof.number("commits") == root.position
            && proof.hash("root").equals(root.hash),
        "The proof of " + name + " is of another position, log or root");
    byte[] leaf = sha256((byte) 0, digest(content));
    boolean proven = included(leaf, position - 1, root.position, proof.path(), unhex(root.hash));
    require(proven, name + " is not proven to stand at its position below the root");

    Fields commit = new Fields(name, new Bson(content, name).whole());
    require(Long.valueOf(position).equals(commit.get("_id")), name + " has another number");
    long time = commit.get("at") instanceof Long at ? at : Long.MIN_VALUE;
    require(time >= chain.time, name + " was recorded before the commit before it");
    chain.time = time;
    chain.commits.put(position, new ArrayList<>());
    checkEvents(name, position, commit, chain);
  }

  /** RFC 9162, section 2.1.3.2: whether a leaf stands at its place in the tree with this root. */
  private static boolean included(
      byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long at = index;
    long last = size - 1;
    byte[] hash = leaf;
    for (byte[] sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        hash = sha256((byte) 1, sibling, hash);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        hash = sha256((byte) 1, hash, sibling);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }

  // 4. Events: those that the commits hold, and no others; the letter's without a gap.

  private void checkEvents(String name, long position, Fields commit, Chain chain)
      throws IOException {
    List<?> events = commit.list("events");
    Object aggregate = commit.get("aggregate");
    if (chain.letter.equals(aggregate)) {
      require(
          Long.valueOf(chain.next).equals(commit.get("first")),
          name
              + " begins with event "
              + commit.get("first")
              + ", and event "
              + chain.next
              + " of the letter is next: one is missing, or one too many");
      chain.next = commit.number("last") + 1;
      require(
          chain.next - commit.number("first") == events.size(),
          name + " holds another number of events than it says");
    }
    for (int index = 0; index < events.size(); index++) {
      Fields event = Fields.of(name, events.get(index));
      String type = event.string("name");
      String file = String.format("events/%012d-%d-%s.json", position, index, type);
      byte[] payload = event.string("payload").getBytes(UTF_8);
      chain.events.add(file);
      chain.commits.get(position).add(type);
      require(hashes.containsKey(file), file + " is missing");
      require(
          hex(digest(payload)).equals(hashes.get(file)), file + " is not what its commit holds");
      checkEvent(name, aggregate, type, Fields.of(file, new Json(payload, file).whole()), chain);
    }
  }

  private void checkEvent(String name, Object aggregate, String type, Fields event, Chain chain)
      throws IOException {
    if (aggregate instanceof String file && file.startsWith("file/")) {
      String hash = event.string("hash");
      require(
          type.equals("huikuan.ledger.file.kept.v1") && file.endsWith("/" + hash),
          name + " is not about a file");
      chain.kept.add(hash);
      return;
    }
    boolean own = chain.letter.equals(aggregate) && type.startsWith("huikuan.ledger.letter.");
    boolean told = aggregate == null && type.startsWith("huikuan.notification.letter-");
    require(own || told, name + " is about something else than the letter");
    require(chain.letter.equals(event.get("letter")), name + " is about another letter");
    if (told) {
      chain.told.add(sending(event));
    } else if (own) {
      checkOwn(type, event, chain);
    }
  }

  private void checkOwn(String type, Fields event, Chain chain) throws IOException {
    if (event.get("document") instanceof Map<?, ?> document) {
      chain.documents.add(new Fields(event.name, document).string("hash"));
    }
    if (event.get("file") instanceof String receipt) {
      chain.scans.add(receipt);
    }
    if (event.get("reply") instanceof Map<?, ?> reply) {
      new Fields(event.name, reply)
          .list("files")
          .forEach(scan -> chain.scans.add(String.valueOf(scan)));
    }
    if (type.equals("huikuan.ledger.letter.mailed.v1")) {
      chain.mailed.add(sending(event));
    }
    if (type.equals("huikuan.ledger.letter.written.v1")) {
      chain.written = true;
      require(
          hashes.get("letter.json").equals(event.get("hash"))
              && Arrays.equals(event.string("content").getBytes(UTF_8), bytes("letter.json")),
          "letter.json is not the letter that was written");
    }
  }

  private static List<Object> sending(Fields event) {
    return Arrays.asList(event.get("message"), event.get("request"), event.get("hash"));
  }

  private void checkChain(Fields bundle, Chain chain) {
    for (String name : names("commits/", ".proof.json")) {
      require(hashes.containsKey(name.replace(".proof.json", ".bson")), name + " has no commit");
    }
    for (String name : names("events/", ".json")) {
      require(chain.events.contains(name), name + " is in no commit");
    }
    require(chain.written, "There is no event by which the letter was written");
    require(
        bundle.number("events") == chain.next,
        "The letter has "
            + chain.next
            + " events here, and bundle.json says "
            + bundle.get("events"));
    for (List<Object> each : chain.mailed) {
      require(
          chain.told.contains(each),
          "Nothing tells of the sending of message " + each.get(0) + " that the letter records");
    }
    right(
        chain.next
            + " events of the letter, numbered from 0 without a gap, in "
            + chain.commits.size()
            + " commits that stand below the bundle's root");
  }

  // 5. Files: each has the hash that is its name, and an event names it.

  private void checkFiles(Chain chain) {
    Set<String> named = new TreeSet<>(chain.documents);
    named.addAll(chain.scans);
    Set<String> found = new TreeSet<>();
    for (String name : names("files/", "")) {
      String hash = name.substring("files/".length(), name.lastIndexOf('.'));
      found.add(hash);
      require(hash.equals(hashes.get(name)), name + " is not the file that its name says");
      require(named.contains(hash), "No event of the letter names " + name);
    }
    for (String hash : named) {
      require(found.contains(hash), "An event names file " + hash + ", which is not here");
    }
    require(
        chain.kept.equals(chain.scans),
        "The commits that name scans first are not those of the scans that the letter names");
    right(found.size() + " files are those that the events name");
  }

  // 6. Roots: older ones that this one has grown out of, and the one that was kept outside.

  private List<Root> checkConsistency(Root root) throws IOException {
    List<Root> older = new ArrayList<>();
    for (String name : names("consistency/", ".json")) {
      Fields grown = fields(name);
      Root first = new Root(grown.string("log"), grown.number("first"), grown.hash("firstRoot"));
      boolean about =
          name.equals(String.format("consistency/%012d.json", first.position))
              && first.log.equals(root.log)
              && grown.number("commits") == root.position
              && grown.hash("root").equals(root.hash);
      boolean grew =
          grown(first.position, unhex(first.hash), root.position, unhex(root.hash), grown.path());
      require(about && grew, name + " does not show that the root has grown out of it");
      if (about && grew) {
        older.add(first);
        right("the root has grown out of root #" + first.position + " " + first.hash);
      }
    }
    return older;
  }

  /** RFC 9162, section 2.1.4.2: whether the tree with the one root has become the other's. */
  private static boolean grown(
      long first, byte[] firstRoot, long size, byte[] root, List<byte[]> path) {
    if (first < 1 || first > size) {
      return false;
    }
    if (first == size) {
      return path.isEmpty() && Arrays.equals(firstRoot, root);
    }
    List<byte[]> hashes = new ArrayList<>(path);
    if (Long.bitCount(first) == 1) {
      hashes.add(0, firstRoot);
    }
    if (hashes.isEmpty()) {
      return false;
    }
    long at = first - 1;
    long last = size - 1;
    while ((at & 1) == 1) {
      at >>= 1;
      last >>= 1;
    }
    byte[] older = hashes.get(0);
    byte[] newer = older;
    for (byte[] hash : hashes.subList(1, hashes.size())) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        older = sha256((byte) 1, hash, older);
        newer = sha256((byte) 1, hash, newer);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        newer = sha256((byte) 1, newer, hash);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(older, firstRoot) && Arrays.equals(newer, root);
  }

  private void checkPrintedRoot(List<Root> older) throws IOException {
    if (fields("letter.json").get("root") instanceof Map<?, ?> map) {
      Fields printed = new Fields("letter.json", map);
      boolean known =
          older.stream()
              .anyMatch(
                  each ->
                      each.position == printed.number("position")
                          && each.hash.equals(printed.get("hash")));
      require(known, "The root has not grown out of the one that is printed on the letter itself");
    }
  }

  /**
   * What is proven against the root that was kept, and what is not: the last word, if all is right.
   */
  private String checkKeptRoot(Root root, List<Root> older, Chain chain) {
    if (keptRoot == null) {
      out.println(
          "note:  root #"
              + root.position
              + " "
              + root.hash
              + " is the bundle's own: hold it against one that was kept outside, with --root");
      return "SOUND in itself. No root from outside was given: nothing is proven against whoever"
          + " keeps the books.";
    }
    List<Root> all = new ArrayList<>(older);
    all.add(root);
    Root kept = all.stream().filter(each -> each.hash.equals(keptRoot)).findFirst().orElse(null);
    if (kept == null) {
      fault(
          "The bundle is not tied to root "
              + keptRoot
              + ": ask for it again with ?against=<the position printed beside that root>");
      return "";
    }
    String given = "the root that was given, #" + kept.position;
    Map<Long, List<String>> newer = chain.commits.tailMap(kept.position, false);
    long proven = chain.commits.size() - newer.size();
    if (proven == 0) {
      return "SOUND, but "
          + given
          + ", is older than all of it: it proves nothing here. Give one from a later letter.";
    }
    newer.forEach(
        (position, events) ->
            out.println(
                "note:  commit "
                    + position
                    + " is newer than "
                    + given
                    + ", and not proven against it: "
                    + String.join(", ", events)));
    return "SOUND. "
        + proven
        + " of "
        + chain.commits.size()
        + " commits are proven against "
        + given
        + (newer.isEmpty() ? "." : "; the others are newer, and NOT proven against it.");
  }

  // The parts of the checks.

  private void require(boolean isSo, String otherwise) {
    if (!isSo) {
      fault(otherwise);
    }
  }

  private void fault(String told) {
    faults++;
    if (faults <= MOST_FAULTS) {
      out.println("WRONG: " + told);
    }
  }

  private void right(String told) {
    if (faults == 0) {
      out.println("right: " + told);
    }
  }

  private List<String> names(String begin, String end) {
    return hashes.keySet().stream()
        .filter(each -> each.startsWith(begin) && each.endsWith(end))
        .toList();
  }

  private String text(String name) throws IOException {
    return decoded(bytes(name), name);
  }

  private Fields fields(String name) throws IOException {
    return Fields.of(name, new Json(bytes(name), name).whole());
  }

  /**
   * The fields of an object in a file of the bundle.
   *
   * @param name the file's
   */
  private record Fields(String name, Map<?, ?> all) {

    static Fields of(String name, Object value) {
      if (value instanceof Map<?, ?> map) {
        return new Fields(name, map);
      }
      throw new Malformed(name + " has no object where one must be");
    }

    Object get(String field) {
      return all.get(field);
    }

    String string(String field) {
      if (all.get(field) instanceof String text) {
        return text;
      }
      throw new Malformed(name + " has no text " + field);
    }

    long number(String field) {
      if (all.get(field) instanceof Long number) {
        return number;
      }
      throw new Malformed(name + " has no whole number " + field);
    }

    List<?> list(String field) {
      if (all.get(field) instanceof List<?> list) {
        return list;
      }
      throw new Malformed(name + " has no list " + field);
    }

    String hash(String field) {
      String hash = string(field);
      if (!HASH.matcher(hash).matches()) {
        throw new Malformed(name + " has no hash " + field);
      }
      return hash;
    }

    List<byte[]> path() {
      List<byte[]> path = new ArrayList<>();
      for (Object each : list("path")) {
        if (!(each instanceof String hash) || !HASH.matcher(hash).matches()) {
          throw new Malformed(name + " has something in its path that is no hash");
        }
        path.add(unhex(hash));
      }
      return path;
    }

    byte[] base64(String field) {
      try {
        return Base64.getDecoder().decode(string(field));
      } catch (IllegalArgumentException e) {
        throw new Malformed(name + " has a " + field + " that is not in Base64");
      }
    }
  }

  private static String decoded(byte[] bytes, String name) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed(name + " is not UTF-8");
    }
  }

  private static String shown(String text) {
    String plain = text.replaceAll("\\P{Print}", "?");
    return plain.length() > 100 ? plain.substring(0, 100) + "…" : plain;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] digest(byte[] content) {
    return sha256().digest(content);
  }

  /** SHA-256 of a byte and what follows it. */
  private static byte[] sha256(byte first, byte[]... more) {
    MessageDigest digest = sha256();
    digest.update(first);
    for (byte[] each : more) {
      digest.update(each);
    }
    return digest.digest();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] unhex(String text) {
    return HexFormat.of().parseHex(text);
  }

  /** Something is not of the form that a bundle has. */
  private static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }

  /** Reads BSON (bsonspec.org), as far as commits use it. */
  private static final class Bson {
    private final ByteBuffer in;
    private final String name;

    Bson(byte[] content, String name) {
      this.name = name;
      in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    Map<String, Object> whole() {
      try {
        Map<String, Object> document = document(0);
        if (in.hasRemaining()) {
          throw new Malformed(name + " has something behind its end");
        }
        return document;
      } catch (java.nio.BufferUnderflowException e) {
        throw new Malformed(name + " is cut off");
      }
    }

    private Map<String, Object> document(int depth) {
      if (depth > DEEPEST) {
        throw new Malformed(name + " is too deep");
      }
      int end = in.position() + in.getInt();
      Map<String, Object> fields = new LinkedHashMap<>();
      for (byte type = in.get(); type != 0; type = in.get()) {
        String field = fieldName();
        if (fields.containsKey(field)) {
          throw new Malformed(name + " has two fields " + shown(field));
        }
        fields.put(field, value(type, depth));
      }
      if (in.position() != end) {
        throw new Malformed(name + " has another length than it says");
      }
      return fields;
    }

    private Object value(byte type, int depth) {
      return switch (type) {
        case 0x01 -> in.getDouble();
        case 0x02 -> text();
        case 0x03 -> document(depth + 1);
        case 0x04 -> new ArrayList<>(document(depth + 1).values());
        case 0x05 -> {
          int length = in.getInt();
          in.get();
          yield taken(length);
        }
        case 0x07 -> taken(12);
        case 0x08 -> in.get() != 0;
        case 0x09, 0x12 -> in.getLong();
        case 0x0A -> "null"; // A field that is there, other than one that is missing.
        case 0x10 -> (long) in.getInt();
        default -> throw new Malformed(name + " has a field of an unknown type " + type);
      };
    }

    private String text() {
      byte[] bytes = taken(in.getInt());
      if (bytes.length == 0 || bytes[bytes.length - 1] != 0) {
        throw new Malformed(name + " has a text without an end");
      }
      return decoded(Arrays.copyOf(bytes, bytes.length - 1), name);
    }

    private String fieldName() {
      int from = in.position();
      while (in.get() != 0) {
        // On to its end.
      }
      return decoded(Arrays.copyOfRange(in.array(), from, in.position() - 1), name);
    }

    private byte[] taken(int length) {
      if (length < 0 || length > in.remaining()) {
        throw new Malformed(name + " is cut off");
      }
      byte[] bytes = new byte[length];
      in.get(bytes);
      return bytes;
    }
  }

  /** Reads JSON (RFC 8259). Whole numbers become Long, others stay text. */
  private static final class Json {
    private static final Pattern NUMBER =
        Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final String text;
    private final String name;
    private int at;

    Json(byte[] content, String name) {
      this.text = decoded(content, name);
      this.name = name;
    }

    Object whole() {
      Object value = value(0);
      space();
      if (at < text.length()) {
        throw wrong();
      }
      return value;
    }

    private Object value(int depth) {
      if (depth > DEEPEST) {
        throw wrong();
      }
      return switch (next()) {
        case '{' -> object(depth);
        case '[' -> array(depth);
        case '"' -> string();
        case 't' -> word("true", true);
        case 'f' -> word("false", false);
        case 'n' -> word("null", null);
        default -> numeral();
      };
    }

    private Map<String, Object> object(int depth) {
      Map<String, Object> fields = new LinkedHashMap<>();
      at++;
      if (next() == '}') {
        at++;
        return fields;
      }
      do {
        if (next() != '"') {
          throw wrong();
        }
        String field = string();
        expect(':');
        if (fields.containsKey(field)) {
          throw new Malformed(name + " has two fields " + shown(field));
        }
        fields.put(field, value(depth + 1));
      } while (more('}'));
      return fields;
    }

    private List<Object> array(int depth) {
      List<Object> values = new ArrayList<>();
      at++;
      if (next() == ']') {
        at++;
        return values;
      }
      do {
        values.add(value(depth + 1));
      } while (more(']'));
      return values;
    }

    private boolean more(char end) {
      char next = next();
      at++;
      if (next != ',' && next != end) {
        throw wrong();
      }
      return next == ',';
    }

    private String string() {
      StringBuilder read = new StringBuilder();
      at++;
      while (character() != '"') {
        char each = text.charAt(at++);
        if (each < ' ') {
          throw wrong();
        }
        read.append(each == '\\' ? escaped() : each);
      }
      at++;
      return read.toString();
    }

    private char escaped() {
      char each = character();
      at++;
      return switch (each) {
        case '"', '\\', '/' -> each;
        case 'b' -> '\b';
        case 'f' -> '\f';
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 't' -> '\t';
        case 'u' -> {
          String digits = text.substring(at, Math.min(at + 4, text.length()));
          if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw wrong();
          }
          at += 4;
          yield (char) Integer.parseInt(digits, 16);
        }
        default -> throw wrong();
      };
    }

    private Object word(String word, Object value) {
      if (!text.startsWith(word, at)) {
        throw wrong();
      }
      at += word.length();
      return value;
    }

    private Object numeral() {
      Matcher matcher = NUMBER.matcher(text).region(at, text.length());
      if (!matcher.lookingAt()) {
        throw wrong();
      }
      at = matcher.end();
      boolean whole = matcher.group(2) == null && matcher.group(3) == null;
      return whole && matcher.group().length() < 19
          ? (Object) Long.valueOf(matcher.group())
          : matcher.group();
    }

    private void expect(char wanted) {
      if (next() != wanted) {
        throw wrong();
      }
      at++;
    }

    private char next() {
      space();
      return character();
    }

    private char character() {
      if (at >= text.length()) {
        throw wrong();
      }
      return text.charAt(at);
    }

    private void space() {
      while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }

    private Malformed wrong() {
      return new Malformed(name + " is no JSON at character " + at);
    }
  }
}
