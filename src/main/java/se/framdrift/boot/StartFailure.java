package se.framdrift.boot;

/** Why the server cannot start, in words for whoever started it. */
final class StartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StartFailure(String message) {
    super(message, null, false, false);
  }
}
