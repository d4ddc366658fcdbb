package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.embedded.EmbeddedKafka;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

  private static final String FORM = "[0-9a-f]{48}";

  @TempDir Path directory;

  private String in(Password password) throws Exception {
    try (DataDirectory data = DataDirectory.open(directory)) {
      return password.in(data);
    }
  }

  private Path file(Password password) {
    return directory.resolve(password.file());
  }

  @ParameterizedTest
  @EnumSource
  void itIsMadeOnceAndIsItsOwnersAlone(Password password) throws Exception {
    String made = in(password);
    assertThat(made).matches(FORM);
    assertThat(in(password)).isEqualTo(made);
    assertThat(file(password)).content().contains(made);
    if (Files.getFileStore(file(password)).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(password))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void eachServerAsksForItsOwn() throws Exception {
    assertThat(in(Password.KAFKA)).isNotEqualTo(in(Password.MAIL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "\u0000\u00ff"})
  void inPlaceOfADamagedOneAnotherIsMade(String damaged) throws Exception {
    for (Password password : Password.values()) {
      String made = in(password);
      Files.writeString(file(password), damaged);
      assertThat(in(password)).matches(FORM).isNotEqualTo(made);
    }
  }

  @ParameterizedTest
  @EnumSource
  void inPlaceOfOneThatIsGoneAnotherIsMade(Password password) throws Exception {
    String made = in(password);
    Files.delete(file(password));
    assertThat(in(password)).matches(FORM).isNotEqualTo(made);
  }

  @ParameterizedTest
  @EnumSource
  void inPlaceOfADirectoryAnotherIsMade(Password password) throws Exception {
    Files.createDirectory(file(password));
    assertThat(in(password)).matches(FORM);
  }

  @Test
  void thatOfKafkaIsKeptAsTheSettingsOfAClient() throws Exception {
    String made = in(Password.KAFKA);
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(file(Password.KAFKA))) {
      settings.load(reader);
    }
    assertThat(settings).isEqualTo(EmbeddedKafka.clientSettings(made));
  }

  @Test
  void settingsThatSomebodyBrokeAreMendedAroundThePassword() throws Exception {
    String made = in(Password.KAFKA);
    Files.writeString(file(Password.KAFKA), "password=\"" + made + "\"\n");
    assertThat(in(Password.KAFKA)).isEqualTo(made);
    assertThat(file(Password.KAFKA)).content().contains("security.protocol=SASL_PLAINTEXT");
  }
}
