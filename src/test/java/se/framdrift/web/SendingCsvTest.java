package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.web.Sending.PATH;
import static se.framdrift.web.Sending.json;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.model.RawFact;

@ExtendWith(VertxExtension.class)
class SendingCsvTest {

  private Sending sending;

  @BeforeEach
  void listen(Vertx vertx) {
    sending = new Sending(vertx);
  }

  @AfterEach
  void close() {
    sending.close();
  }

  @Test
  void readsWhatSwedishSpreadsheetsWrite() {
    String csv =
        "Series;value;period;n;unit\r\n1441:N00901;1 234,5;2024;1\u00A0200;MWh\r\n1441:N00902;\u22120,5;2024;;\r\n;;;;\r\n";
    var mark = sending.post("text/csv", "\uFEFF" + csv);
    var windows =
        sending.post(
            PATH,
            csv.replace("\u2212", "-").getBytes(Charset.forName("windows-1252")),
            "Content-Type",
            "text/csv");

    for (HttpResponse<String> response : List.of(mark, windows)) {
      assertThat(json(response, 200).getInteger("accepted")).isEqualTo(2);
    }
    for (Sending.Taken taken : sending.taken) {
      RawFact first = taken.rows().getFirst();
      assertThat(
              List.of(
                  String.valueOf(first.value()),
                  String.valueOf(first.n()),
                  String.valueOf(first.unit())))
          .containsExactly("1234.5", "1200", "MWh");
      assertThat(taken.rows().get(1).value()).isEqualTo("-0.5");
      assertThat(taken.delivery().heading()).isEqualTo("Series;value;period;n;unit");
      assertThat(taken.delivery().format()).isEqualTo("csv");
      assertThat(String.valueOf(first.raw())).isEqualTo("1441:N00901;1 234,5;2024;1\u00A0200;MWh");
    }
  }

  @Test
  void namesTheColumnsThatAreNotKnown() {
    String detail =
        json(sending.post("text/csv", "series,period,value,colour,size\n"), 400)
            .getString("detail");

    assertThat(detail).contains("colour, size").contains("series, period, value, n, margin");
    assertThat(json(sending.post("text/csv", "series,value\n"), 400).getString("detail"))
        .contains("no column period");
    assertThat(json(sending.post("text/csv", ""), 400).getString("detail"))
        .contains("The first line");
    assertThat(json(sending.post("text/csv; charset=utf-8", "series,period,value\n"), 200))
        .isNotNull();
    byte[] latin =
        "series,period,value\nåäö,2024,1\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(
            json(sending.post(PATH, latin, "Content-Type", "text/csv; charset=utf-8"), 400)
                .getString("detail"))
        .contains("charset=windows-1252");
  }

  @Test
  void refusesTheRowsOfCsvThatAreBroken() {
    String csv =
        "series,period,value\n\"1441:N00901,2024,1\na\"b,2024,2\n1441:N00901,2024\n\"x\"y,2024,1\n1,2,3,4\n1441:N00901,2024,5,,\n";
    JsonObject answer =
        json(sending.post("text/csv", csv.replace("\"1441:N00901,2024,1\n", "")), 200);

    assertThat(answer.getInteger("accepted")).isEqualTo(1);
    assertThat(problems(answer.getJsonArray("rejected")))
        .containsExactly(
            "1 a quotation mark stands inside a cell that does not begin with one",
            "2 it has 2 columns and not 3",
            "3 something follows a closing quotation mark",
            "4 it has more than 3 columns");
    assertThat(
            json(sending.post("text/csv", "series,period,value\n\"1441:N00901,2024,1\n"), 422)
                .getJsonArray("rejected")
                .getJsonObject(0)
                .getString("problem"))
        .contains("not closed");
  }

  private static List<String> problems(JsonArray rejected) {
    return rejected.stream()
        .map(
            each ->
                ((JsonObject) each).getInteger("row")
                    + " "
                    + ((JsonObject) each).getString("problem"))
        .toList();
  }
}
