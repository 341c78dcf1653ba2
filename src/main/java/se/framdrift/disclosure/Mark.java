package se.framdrift.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * What a row said when it was last looked at for a release, and since when: kept beside the row, so
 * that a change can be told from no change.
 *
 * @param first number of the first release that looked at the row, from 1
 * @param entered number of the first release that looked at it as it is here
 */
public record Mark(List<Contribution> contributions, int first, int entered) {

  public Mark {
    contributions = List.copyOf(contributions);
  }

  /** One line of text, to be kept beside the row. */
  public String text() {
    StringBuilder text = new StringBuilder().append(first).append(';').append(entered);
    for (Contribution each : contributions) {
      text.append(';').append(encoded(each.subject()));
      text.append(';').append(each.leaf().text());
      text.append(';').append(each.micros());
      text.append(';').append(encoded(each.said()));
      text.append(';').append(each.amount() == null ? "" : each.amount().toString());
    }
    return text.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException when it is not of that form
   */
  public static Mark parse(String text) {
    String[] parts = text.split(";", -1);
    if (parts.length % 5 != 2) {
      throw new IllegalArgumentException("not a mark");
    }
    List<Contribution> contributions = new ArrayList<>();
    for (int i = 2; i < parts.length; i += 5) {
      contributions.add(
          new Contribution(
              URLDecoder.decode(parts[i], UTF_8),
              Leaf.parse(parts[i + 1]),
              Long.parseLong(parts[i + 2]),
              URLDecoder.decode(parts[i + 3], UTF_8),
              parts[i + 4].isEmpty() ? null : Double.valueOf(parts[i + 4])));
    }
    return new Mark(contributions, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  /** What remains when the row is deleted: that there was one. */
  public Gone gone() {
    return new Gone(Block.subjects(contributions), leaf(), first, entered, 0, 1);
  }

  /** Of all its contributions, which share it. */
  Leaf leaf() {
    return contributions.isEmpty() ? Leaf.NONE : contributions.getFirst().leaf();
  }
}
