package se.framdrift.formula;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Ratio;
import se.framdrift.catalog.Unit;

/**
 * Finds the unit of an expression from those of its inputs. What is added, compared or chosen
 * between has one unit on one scale; products and quotients combine them. A number in the
 * expression has none of its own: it takes that of what it is added to or compared with, and sets
 * what it is multiplied by on another scale, so that a hundred times a plain number is a
 * percentage. {@code quantity(8263.4, "kWh/dygn")} is a number that has one.
 */
final class UnitWalk {

  /**
   * A part of the expression.
   *
   * @param unit null for numbers that may be in any
   * @param number what it is, where it is one number that is written
   */
  private record Term(@Nullable Unit unit, @Nullable Ratio number) {}

  private static final Term ANY = new Term(null, null);

  private final Map<String, Unit> inputs;

  UnitWalk(Map<String, Unit> inputs) {
    this.inputs = inputs;
  }

  /** Empty for a number that may be in any unit. */
  Optional<Unit> of(CelExpr expression) {
    return Optional.ofNullable(term(expression).unit());
  }

  private Term term(CelExpr expression) {
    return switch (expression.getKind()) {
      case IDENT -> new Term(inputs.get(expression.ident().name()), null);
      case CALL -> call(expression.call().function(), expression.call().args());
      case CONSTANT -> constant(expression.constant());
      default -> ANY;
    };
  }

  private static Term constant(CelConstant constant) {
    return constant.getKind() == CelConstant.Kind.DOUBLE_VALUE
        ? new Term(null, Ratio.of(BigDecimal.valueOf(constant.doubleValue())))
        : ANY;
  }

  private Term call(String function, List<CelExpr> arguments) {
    return switch (function) {
      case "_+_" -> sum(term(arguments.get(0)), term(arguments.get(1)));
      case "_-_" -> sum(term(arguments.get(0)), negated(term(arguments.get(1))));
      case "min", "max" -> same("compared", term(arguments.get(0)), term(arguments.get(1)));
      case "_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_" -> {
        same("compared", term(arguments.get(0)), term(arguments.get(1)));
        yield ANY;
      }
      case "_?_:_" -> {
        term(arguments.get(0));
        yield same("chosen between", term(arguments.get(1)), term(arguments.get(2)));
      }
      case "_*_" -> product(term(arguments.get(0)), term(arguments.get(1)));
      case "_/_" -> quotient(term(arguments.get(0)), term(arguments.get(1)));
      case "quantity" -> new Term(quantity(arguments.get(0), arguments.get(1)), null);
      case "_&&_", "_||_", "!_" -> {
        arguments.forEach(this::term);
        yield ANY;
      }
      case "-_" -> negated(term(arguments.getFirst()));
      default -> new Term(term(arguments.getFirst()).unit(), null); // keeps its unit
    };
  }

  private static Term sum(Term first, Term second) {
    Ratio one = first.number();
    Ratio other = second.number();
    return one == null || other == null
        ? same("added", first, second)
        : new Term(null, one.plus(other));
  }

  private static Term negated(Term term) {
    return term.number() == null ? term : new Term(term.unit(), term.number().negated());
  }

  private static Term same(String verb, Term first, Term second) {
    Unit one = first.unit();
    Unit other = second.unit();
    if (one != null && other != null && !one.equals(other)) {
      throw new IllegalArgumentException(
          one + " and " + other + " cannot be " + verb + one.apart(other));
    }
    return new Term(one == null ? other : one, null);
  }

  private static Term product(Term first, Term second) {
    if (first.unit() == null && second.unit() == null) {
      return first.number() == null || second.number() == null
          ? ANY
          : new Term(null, first.number().times(second.number()));
    }
    if (first.unit() != null && second.unit() != null) {
      return new Term(first.unit().times(second.unit()), null);
    }
    return first.unit() != null
        ? new Term(first.unit().scaled(Ratio.ONE.per(factor(second))), null)
        : product(second, first);
  }

  private static Term quotient(Term above, Term below) {
    if (below.unit() != null) {
      return above.unit() != null
          ? new Term(above.unit().per(below.unit()), null)
          : new Term(Unit.NONE.per(below.unit()).scaled(Ratio.ONE.per(factor(above))), null);
    }
    if (above.unit() != null) {
      return new Term(above.unit().scaled(factor(below)), null);
    }
    return above.number() == null || below.number() == null || below.number().isZero()
        ? ANY
        : new Term(null, above.number().per(below.number()));
  }

  /** How much larger a number becomes by it; of zero, which is zero on every scale, one. */
  private static Ratio factor(Term written) {
    Ratio number = written.number();
    if (number == null) {
      throw new IllegalArgumentException(
          "a factor that is one number or another; write quantity(1.0, \"1\") for a plain number");
    }
    return number.isZero() ? Ratio.ONE : number.above().signum() < 0 ? number.negated() : number;
  }

  private static Unit quantity(CelExpr number, CelExpr unit) {
    boolean written =
        isConstant(number, CelConstant.Kind.DOUBLE_VALUE)
            && isConstant(unit, CelConstant.Kind.STRING_VALUE);
    if (!written) {
      throw new IllegalArgumentException(
          "quantity takes a number and a unit as they are written: quantity(1.0, \"dygn\")");
    }
    return Unit.parse(unit.constant().stringValue());
  }

  private static boolean isConstant(CelExpr expression, CelConstant.Kind kind) {
    return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && expression.constant().getKind() == kind;
  }
}
