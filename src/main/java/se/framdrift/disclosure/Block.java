package se.framdrift.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Respondents who cannot be told apart by which releases they were in: of the same leaf, with
 * answers to the same subjects, first and last looked at in the same releases.
 *
 * @param left number of the first release without them, {@link #NEVER} as long as there is none
 */
record Block(String subjects, Leaf leaf, int entered, int left) {

  /** As long as there is no end. */
  static final int NEVER = Integer.MAX_VALUE;

  /** The subjects of these, in order, as one text. */
  static String subjects(List<Contribution> contributions) {
    return contributions.stream()
        .map(each -> URLEncoder.encode(each.subject(), UTF_8))
        .sorted()
        .collect(Collectors.joining(","));
  }

  static boolean hasSubject(String subjects, String subject) {
    return Arrays.asList(subjects.split(",", -1)).contains(URLEncoder.encode(subject, UTF_8));
  }

  boolean isIn(Place place, int release) {
    return entered <= release && release < left && place.holds(leaf);
  }
}
