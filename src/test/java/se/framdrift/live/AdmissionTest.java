package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.live.Admission.Place;
import se.framdrift.live.Admission.Refused;

/** Who may come in, from where, and how many at once. */
class AdmissionTest {

  private static final long SECOND = 1_000_000_000;

  @Test
  void noMoreThanTheBoundAreInsideAndAPlaceIsGivenBackOnce() {
    Admission admission = new Admission(LiveBounds.defaults().withConnections(2, 2));
    Place first = (Place) admission.enter("a", 0);
    admission.enter("b", 0);
    assertThat(admission.enter("c", 0)).isEqualTo(Refused.FULL);
    assertThat(admission.inside()).hasValue(2);

    first.leave();
    first.leave();
    assertThat(admission.enter("c", 0)).isInstanceOf(Place.class);
    assertThat(admission.enter("d", 0)).isEqualTo(Refused.FULL);
  }

  @Test
  void oneAddressMayNotTakeThePlacesOfAll() {
    Admission admission = new Admission(LiveBounds.defaults().withConnections(100, 3));
    for (int i = 0; i < 3; i++) {
      assertThat(admission.enter("a", 0)).isInstanceOf(Place.class);
    }
    assertThat(admission.enter("a", 0)).isEqualTo(Refused.ADDRESS);
    assertThat(admission.enter("b", 0)).isInstanceOf(Place.class);
    assertThat(admission.inside()).hasValue(4);
  }

  @Test
  void aStormIsToldToComeBackAndIsTakenLater() {
    Admission admission = new Admission(LiveBounds.defaults().withArrivals(10));
    long now = System.nanoTime() + SECOND;
    for (int i = 0; i < 100; i++) {
      assertThat(admission.enter("a", now)).isInstanceOf(Place.class);
    }
    assertThat(admission.enter("a", now)).isEqualTo(Refused.ARRIVALS);
    int later = 0;
    while (admission.enter("a", now + SECOND) instanceof Place) {
      later++;
    }
    assertThat(later).isEqualTo(10);
    Set<Integer> waits = new TreeSet<>();
    for (int i = 0; i < 1_000; i++) {
      waits.add(Refused.ARRIVALS.retryAfter());
    }
    assertThat(waits).hasSize(14).allMatch(wait -> wait >= 2 && wait <= 15);
  }

  @Test
  void manyAtTheSameTimeNeverExceedABound() throws InterruptedException {
    Admission admission =
        new Admission(LiveBounds.defaults().withConnections(50, 30).withArrivals(100_000));
    AtomicInteger most = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String address = i < 4 ? "a" : "b" + i;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int round = 0; round < 2_000; round++) {
                      if (admission.enter(address, System.nanoTime()) instanceof Place place) {
                        most.accumulateAndGet(taken.incrementAndGet(), Math::max);
                        taken.decrementAndGet();
                        place.leave();
                      }
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(most.get()).isBetween(1, 50);
    assertThat(admission.inside()).hasValue(0);
    for (int i = 0; i < 30; i++) {
      assertThat(admission.enter("a", System.nanoTime())).isInstanceOf(Place.class);
    }
    assertThat(admission.enter("a", System.nanoTime())).isEqualTo(Refused.ADDRESS);
  }

  @Test
  void afterTheEndNobodyIsTaken() {
    Admission admission = new Admission(LiveBounds.defaults());
    admission.close();
    assertThat(admission.enter("a", 0)).isEqualTo(Refused.CLOSING);
  }

  @ParameterizedTest(name = "{0} saying {1} is {2}")
  @CsvSource({
    "192.0.2.7, , 192.0.2.7",
    "192.0.2.7, 198.51.100.1, 192.0.2.7",
    "127.0.0.1, 198.51.100.1, 198.51.100.1",
    "127.0.0.1, '203.0.113.9, 198.51.100.1', 198.51.100.1",
    "127.0.0.1, '203.0.113.9, 10.1.2.3', 203.0.113.9",
    "127.0.0.1, '203.0.113.9, rubbish', 127.0.0.1",
    "127.0.0.1, '', 127.0.0.1",
    "2001:db8:1:2:3:4:5:6, , 20010db800010002::/64",
    "2001:db8:1:2:ffff::1, , 20010db800010002::/64",
    "::1, 2001:db8:1:2::9, 20010db800010002::/64",
    "127.0.0.1, 198.51.100.1:51000, 198.51.100.1",
    "127.0.0.1, '[2001:db8:1:2::9]:443', 20010db800010002::/64",
    "127.0.0.1, '[2001:db8:1:2::9', 127.0.0.1",
    "127.0.0.1, ::ffff:198.51.100.1, 198.51.100.1",
    "::ffff:127.0.0.1, 198.51.100.1, 198.51.100.1",
    ", , unknown"
  })
  void onlyProxiesThatAreKnownAreBelieved(String peer, String forwarded, String expected) {
    ClientAddress addresses = new ClientAddress(Set.of("127.0.0.0/8", "::1/128", "10.0.0.0/8"));
    assertThat(addresses.of(peer, forwarded)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "::1/129"})
  void whatIsNoRangeIsRefused(String range) {
    assertThatThrownBy(() -> new ClientAddress(Set.of(range)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(range);
  }
}
