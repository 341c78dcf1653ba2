package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {

  @ParameterizedTest
  @CsvSource({
    "FEED,     true,  false, false, false",
    "ANALYST,  false, true,  false, false",
    "REPORTER, true,  true,  true,  false",
    "OPERATOR, true,  true,  true,  true"
  })
  void mayDoWhatItIsFor(Role role, boolean send, boolean look, boolean report, boolean operate) {
    assertThat(role.may(Role.FEED)).isEqualTo(send);
    assertThat(role.may(Role.ANALYST)).isEqualTo(look);
    assertThat(role.may(Role.REPORTER)).isEqualTo(report);
    assertThat(role.may(Role.OPERATOR)).isEqualTo(operate);
  }
}
