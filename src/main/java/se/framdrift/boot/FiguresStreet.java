package se.framdrift.boot;

import io.vertx.core.Future;
import java.util.List;
import se.framdrift.model.Delivery;
import se.framdrift.model.Fact;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.SeriesId;
import se.framdrift.pipeline.Intake;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.pipeline.View;

/** Bundled figures take the same street as all others. */
record FiguresStreet(Pipeline pipeline) implements FirstFigures.Street {

  @Override
  public Future<Intake> take(String feed, List<RawFact> rows) {
    return pipeline.take(Delivery.ofFeed(feed), rows, List.of());
  }

  @Override
  public Future<?> record(String municipality, String origin, List<Fact> facts) {
    return pipeline.record(municipality, origin, facts);
  }

  @Override
  public Future<List<RawFact>> lacking(String municipality, List<RawFact> rows) {
    return pipeline.ask(
        municipality, view -> rows.stream().filter(row -> isLacking(view, row)).toList());
  }

  private static boolean isLacking(View view, RawFact row) {
    String series = row.series();
    String period = row.period();
    if (series == null || period == null) {
      return false;
    }
    try {
      SeriesId id = SeriesId.parse(series);
      return view.catalog().kpis().containsKey(id.kpi())
          && view.observation(id, Period.parse(period)).isEmpty();
    } catch (IllegalArgumentException e) {
      return false; // it was refused when the file was taken
    }
  }
}
