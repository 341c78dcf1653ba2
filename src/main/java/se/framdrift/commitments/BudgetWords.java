package se.framdrift.commitments;

import java.util.Map;

/** What is said of a budget, by reason: used, until when, of what; then shares of use and time. */
final class BudgetWords {

  private static final Map<String, String> SV =
      Map.of(
          "budget-lasts", "%s använt till och med %s, av %s: %s av budgeten på %s av tiden",
          "budget-uncertain",
              "%s använt till och med %s, av %s: %s av budgeten på %s av tiden, inom felmarginalen",
          "budget-too-fast",
              "Budgeten går åt för fort: %s till och med %s, av %s: %s av budgeten på %s av tiden",
          "budget-near-end",
              "Budgeten är slut inom felmarginalen: %s till och med %s, av %s: %s av budgeten på %s av tiden",
          "budget-unfinished",
              "Med siffran för perioden som pågår är budgeten slut: %s till och med %s, av %s: %s av budgeten på %s av tiden",
          "budget-exceeded",
              "Budgeten är överskriden: %s till och med %s, av %s: %s av budgeten på %s av tiden",
          "budget-kept",
              "Budgeten räckte: %s till och med %s, av %s: %s av budgeten på %s av tiden",
          "budget-within-margin",
              "Det går inte att säga om budgeten räckte: %s till och med %s, av %s: %s av budgeten på %s av tiden");

  private static final Map<String, String> EN =
      Map.of(
          "budget-lasts",
              "%s used up to and including %s, of %s: %s of the budget in %s of the time",
          "budget-uncertain",
              "%s used up to and including %s, of %s: %s of the budget in %s of the time, within the margin of error",
          "budget-too-fast",
              "The budget is used too fast: %s up to and including %s, of %s: %s of the budget in %s of the time",
          "budget-near-end",
              "The budget is used up within the margin of error: %s up to and including %s, of %s: %s of the budget in %s of the time",
          "budget-unfinished",
              "With the figure for the current period the budget is used up: %s up to and including %s, of %s: %s of the budget in %s of the time",
          "budget-exceeded",
              "The budget is exceeded: %s up to and including %s, of %s: %s of the budget in %s of the time",
          "budget-kept",
              "The budget was kept: %s up to and including %s, of %s: %s of the budget in %s of the time",
          "budget-within-margin",
              "Whether the budget was kept cannot be said: %s up to and including %s, of %s: %s of the budget in %s of the time");

  private BudgetWords() {}

  static String of(String code, Wording language) {
    String words = (language == Wording.SV ? SV : EN).get(code);
    if (words == null) {
      throw new IllegalArgumentException("no words for " + code);
    }
    return words;
  }
}
