package se.framdrift.formula;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.framdrift.catalog.Unit;

/**
 * Finds the unit of an expression from those of its inputs. What is added, compared or chosen
 * between has one unit; products and quotients combine them. A number in the expression has none of
 * its own: it takes that of what it is added to or compared with, and only scales what it is
 * multiplied by. {@code quantity(8263.4, "kWh/dygn")} is a number that has one.
 */
final class UnitWalk {

  private final Map<String, Unit> inputs;

  UnitWalk(Map<String, Unit> inputs) {
    this.inputs = inputs;
  }

  /** Empty for a number that may be in any unit. */
  Optional<Unit> of(CelExpr expression) {
    return switch (expression.getKind()) {
      case IDENT -> Optional.ofNullable(inputs.get(expression.ident().name()));
      case CALL -> call(expression.call().function(), expression.call().args());
      default -> Optional.empty();
    };
  }

  private Optional<Unit> call(String function, List<CelExpr> arguments) {
    return switch (function) {
      case "_+_", "_-_" -> same("added", arguments);
      case "min", "max" -> same("compared", arguments);
      case "_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_" -> {
        same("compared", arguments);
        yield Optional.empty();
      }
      case "_?_:_" -> {
        of(arguments.get(0));
        yield same("chosen between", arguments.subList(1, 3));
      }
      case "_*_" -> product(arguments);
      case "_/_" -> quotient(arguments);
      case "quantity" -> Optional.of(quantity(arguments.get(0), arguments.get(1)));
      case "_&&_", "_||_", "!_" -> {
        arguments.forEach(this::of);
        yield Optional.empty();
      }
      default -> of(arguments.getFirst()); // of one argument that keeps its unit
    };
  }

  private Optional<Unit> same(String verb, List<CelExpr> arguments) {
    Optional<Unit> first = of(arguments.get(0));
    Optional<Unit> second = of(arguments.get(1));
    if (first.isPresent() && second.isPresent() && !first.equals(second)) {
      throw new IllegalArgumentException(
          first.get() + " and " + second.get() + " cannot be " + verb);
    }
    return first.or(() -> second);
  }

  private Optional<Unit> product(List<CelExpr> arguments) {
    Optional<Unit> first = of(arguments.get(0));
    Optional<Unit> second = of(arguments.get(1));
    return first.isPresent() && second.isPresent()
        ? Optional.of(first.get().times(second.get()))
        : first.or(() -> second);
  }

  private Optional<Unit> quotient(List<CelExpr> arguments) {
    Optional<Unit> above = of(arguments.get(0));
    Optional<Unit> below = of(arguments.get(1));
    return below.isPresent() ? Optional.of(above.orElse(Unit.NONE).per(below.get())) : above;
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
