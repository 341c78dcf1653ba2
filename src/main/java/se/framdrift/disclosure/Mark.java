package se.framdrift.disclosure;

/**
 * What a row contributed to a figure when it was last released, and since which release: kept
 * beside the row, so that a change can be told from no change.
 *
 * @param entered number of the first release that rests on it, from 1
 */
public record Mark(Contribution contribution, int entered) {

  /** One line of text, to be kept beside the row. */
  public String text() {
    return "%s;%s;%d;%d;%s;%s"
        .formatted(
            contribution.figure(),
            contribution.leaf().text(),
            entered,
            contribution.micros(),
            contribution.yes() ? "1" : "0",
            contribution.amount() == null ? "" : contribution.amount());
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException when it is not of that form
   */
  public static Mark parse(String text) {
    String[] parts = text.split(";", -1);
    if (parts.length != 6) {
      throw new IllegalArgumentException("not a mark");
    }
    return new Mark(
        new Contribution(
            parts[0],
            Leaf.parse(parts[1]),
            Long.parseLong(parts[3]),
            parts[4].equals("1"),
            parts[5].isEmpty() ? null : Double.valueOf(parts[5])),
        Integer.parseInt(parts[2]));
  }
}
