package io.entregent.kernel.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAwayTest {

    @ParameterizedTest
    @CsvSource({"08006,true", "08001,true", "57P01,true", "57P03,true", "23505,false", "57014,false", "42501,false", ",false"})
    void theStateTellsWhoIsAway(String state, boolean away) {
        assertThat(DatabaseAway.causes(new IllegalStateException(new RuntimeException(new SQLException("x", state))))).isEqualTo(away);
    }

    @Test
    void aChainThatBitesItsTailEnds() {
        RuntimeException one = new RuntimeException();
        one.initCause(new RuntimeException(one));

        assertThat(DatabaseAway.causes(one)).isFalse();
    }
}
