package se.framdrift.disclosure;

/**
 * How many of those who were in earlier releases are so no more: deleted, or with another answer. A
 * number and nothing else; what they had answered is not kept.
 *
 * @param entered number of the first release that rested on them
 * @param left number of the first release that did not, 0 while there has been none
 */
public record Gone(String figure, Leaf leaf, int entered, int left, int count) {

  /** Has not been part of a release yet. */
  public boolean isPending() {
    return left == 0;
  }
}
