package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

  @Test
  void readsUserPasswordHostPortAndDatabase() {
    assertThat(DatabaseAddress.parse("postgresql://me:p%40ss+%3Aword@db.example.org:5433/fram"))
        .isEqualTo(
            new DatabaseAddress(
                "db.example.org",
                5433,
                "fram",
                "me",
                "p@ss+:word",
                DatabaseAddress.Security.DISABLE));
    assertThat(DatabaseAddress.parse("postgres://me@[::1]/fram?sslmode=verify-full"))
        .isEqualTo(
            new DatabaseAddress(
                "::1", 5432, "fram", "me", "", DatabaseAddress.Security.VERIFY_FULL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://me:p%40ss+%3Aword%20%C3%A5@db.example.org:5433/fram",
        "postgresql://me:@[::1]:1/a?sslmode=require"
      })
  void writesWhatItReads(String text) {
    DatabaseAddress address = DatabaseAddress.parse(text);

    assertThat(DatabaseAddress.parse(address.toUri())).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://me:secret@host/db",
        "postgresql://me:secret@host",
        "postgresql://host/db",
        "postgresql://me:secret@host/db?sslmode=prefer",
        "postgresql://me:sec ret@host/db",
        ""
      })
  void saysWhatIsWrongWithoutThePassword(String text) {
    assertThatThrownBy(() -> DatabaseAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("database address")
        .hasMessageNotContaining("sec");
  }

  @Test
  void keepsThePasswordOutOfLogs() {
    assertThat(DatabaseAddress.parse("postgresql://me:secret@host/db"))
        .hasToString("postgresql://me@host:5432/db");
  }
}
