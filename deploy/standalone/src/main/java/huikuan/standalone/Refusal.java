package huikuan.standalone;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why it does not go on, in one line for whoever started it. */
public final class Refusal extends RuntimeException {

  public Refusal(String message) {
    super(message);
  }

  /** The same, with how the command is used. */
  public static Refusal withUsage(String command, String message) {
    return new Refusal("%s: %s%n%s".formatted(command, message, Arguments.usage(command).strip()));
  }

  /** Why a file could not be used, in words; the file itself is not named. */
  public static String why(Exception failure) {
    return switch (failure) {
      case NoSuchFileException e -> "there is no such file or directory";
      case AccessDeniedException e -> "access is denied";
      case FileAlreadyExistsException e -> e.getFile() + " is there already";
      case NotDirectoryException e -> e.getFile() + " is no directory";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      case UncheckedIOException e when e.getCause() != null -> why(e.getCause());
      default ->
          failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    };
  }
}
