package se.framdrift.feeds.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "*, 1441, true",
    "14*, 1441, true",
    "14*, 0114, false",
    "????, 1441, true",
    "????, 14, false",
    "*41, 1441, true",
    "*4*1, 1441, true",
    "'', '', true",
    "*, '', true",
    "1441, 1441, true",
    "144, 1441, false"
  })
  void fitsCodesToPatterns(String pattern, String code, boolean fits) {
    assertThat(Glob.fits(pattern, code)).isEqualTo(fits);
  }
}
