package se.framdrift.feeds.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.feeds.mqtt.Lerum.mapped;
import static se.framdrift.feeds.mqtt.Lerum.message;
import static se.framdrift.feeds.mqtt.Lerum.rows;

import org.junit.jupiter.api.Test;
import se.framdrift.model.Rejection;

/** Uplink events of ChirpStack v4, with the fields that its documentation names. */
class ChirpStackTest {

  static final String TOPIC =
      "application/b5c7a2d4-0000-4000-8000-5a1f0e0a7c11/device/a84041d1e1826c0f/event/up";

  static final String UPLINK =
      """
      {"deduplicationId":"57433366-50a6-4dc2-8145-2df1bbc70d9e",
       "time":"2026-01-15T07:45:03.123456789+00:00",
       "deviceInfo":{"tenantId":"52f14cd4-c6f1-4fbd-8f87-4025e1d49242","tenantName":"Lerum",
         "applicationId":"b5c7a2d4-0000-4000-8000-5a1f0e0a7c11","applicationName":"inomhus",
         "deviceProfileId":"14855bf7-d10d-4aee-b618-ebfcb64dc7ad","deviceProfileName":"LHT65",
         "deviceName":"torpskolan-12","devEui":"a84041d1e1826c0f","tags":{"room":"12"}},
       "devAddr":"00189440","adr":true,"dr":1,"fCnt":4711,"fPort":2,"confirmed":false,
       "data":"y6QHhQGzAX//f/8=",
       "object":{"temperature":19.25,"humidity":43.5,"battery":2.98},
       "rxInfo":[{"gatewayId":"0016c001f153a14c","uplinkId":4217106255,"rssi":-36,"snr":10.5}],
       "txInfo":{"frequency":867100000}}
      """;

  static final String MAPPING =
      """
      {"topic": "application/{app}/device/{device}/event/up", "payload": "chirpstack",
       "value": "/object/temperature", "series": "1441:temperature:site={device}",
       "translate": {"device": {"a84041d1e1826c0f": "torpskolan"}}}
      """;

  @Test
  void takesAValueOfTheDecodedObjectAtTheTimeOfTheUplink() {
    assertThat(rows(mapped(MAPPING), message(TOPIC, UPLINK)))
        .containsExactly("1441:temperature:site=torpskolan 2026-01-15T07:00:00Z/PT1H 19.25");
  }

  @Test
  void knowsTheDeviceByWordsAndPointers() {
    Translator translator =
        mapped(
            """
            {"topic": "application/+/device/+/event/up", "payload": "chirpstack",
             "value": "/object/humidity", "series": "1441:moment:a={devEui}:b={deviceName}:c={application}:d={/deviceInfo/tags/room}"}
            """);

    assertThat(rows(translator, message(TOPIC, UPLINK)))
        .containsExactly(
            "1441:moment:a=a84041d1e1826c0f:b=torpskolan-12:c=inomhus:d=12"
                + " 2026-01-15T07:45:03.123456789Z 43.5");
  }

  @Test
  void tellsByWhichIdTheUplinkIsKnownAgain() {
    assertThat(mapped(MAPPING).translate(message(TOPIC, UPLINK)).once())
        .contains("57433366-50a6-4dc2-8145-2df1bbc70d9e");
  }

  @Test
  void hasNoIdForWhatIsRefused() {
    Translator.Translation translation =
        mapped(MAPPING).translate(message(TOPIC, UPLINK.replace("19.25", "null")));

    assertThat(translation.once()).isEmpty();
    assertThat(translation.decoded().undecodable())
        .extracting(Rejection::problem)
        .containsExactly("no value at /object/temperature");
  }

  @Test
  void doesNotMeanOtherEventsOfTheDevice() {
    assertThat(mapped(MAPPING).translate(message(TOPIC.replace("/up", "/join"), UPLINK)).meant())
        .isFalse();
  }

  @Test
  void forgetsTheOldestUplinksFirst() {
    Recent recent = new Recent(3);
    for (String id : new String[] {"a", "b", "c"}) {
      recent.add(id);
    }
    assertThat(recent.has("a")).isTrue();

    recent.add("d");

    assertThat(recent.size()).isEqualTo(3);
    assertThat(recent.has("a")).isTrue();
    assertThat(recent.has("b")).isFalse();
  }
}
