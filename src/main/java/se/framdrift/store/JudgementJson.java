package se.framdrift.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import se.framdrift.model.Judgement;

/**
 * How persons' judgements are written in a packed commit: arrays, whose places are the record's
 * components; a retraction has three. {@link FactReader} reads them.
 */
final class JudgementJson {

  private JudgementJson() {}

  static void write(JsonGenerator json, List<Judgement> judgements) throws IOException {
    json.writeStartArray();
    for (Judgement judgement : judgements) {
      json.writeStartArray();
      json.writeString(judgement.commitment());
      json.writeString(judgement.by());
      json.writeString(judgement.reason());
      switch (judgement) {
        case Judgement.Ruling(_, var state, _, _, var from, var until) -> {
          json.writeString(state.name());
          json.writeString(from.toString());
          json.writeString(until.toString());
        }
        case Judgement.Retraction _ -> {}
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
