package se.framdrift.disclosure;

/**
 * How many of those who were looked at for earlier releases are so no more: deleted, or with
 * another answer. A number and nothing else; what they had answered is not kept.
 *
 * @param subjects what they had answered to, as one text ({@link Block#subjects})
 * @param first number of the first release that looked at them; 0 when they are still there and say
 *     something else
 * @param entered number of the first release that looked at them as they were here
 * @param left number of the first release that did not, 0 while there has been none
 */
public record Gone(String subjects, Leaf leaf, int first, int entered, int left, int count) {

  /** No release has been made without them yet. */
  public boolean isPending() {
    return left == 0;
  }

  Gone leftAt(int release) {
    return isPending() ? new Gone(subjects, leaf, first, entered, release, count) : this;
  }
}
