package org.chuishao.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.chuishao.embedded.Arguments.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @Test
    void theServersAreDurableAndStayUnlessToldOtherwise() {
        var arguments = Arguments.parse("--data", "d", "--run", "postgres,issuer");
        assertEquals(Set.of(Kind.POSTGRES, Kind.ISSUER), arguments.run());
        assertTrue(arguments.durable());
        assertEquals(Optional.empty(), arguments.lease());
    }

    @Test
    void portsAndLeaseAreTaken() {
        var arguments = Arguments.parse(
                "--data", "d", "--run", "kafka", "--kafka-port", "9092", "--fsync", "off", "--lease", "5");
        assertEquals(9092, arguments.port(Kind.KAFKA));
        assertTrue(arguments.port(Kind.ISSUER) > 0);
        assertFalse(arguments.durable());
        assertEquals(Optional.of(Duration.ofSeconds(5)), arguments.lease());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--data d",
                "--run kafka",
                "--data d --run redis",
                "--data d --run kafka --nonsense 1",
                "--data d --run kafka --kafka-port 70000",
                "--data d --run kafka --kafka-port x",
                "--data d --run kafka --fsync maybe",
                "--data d --data e --run kafka",
                "--data d --run"
            })
    void anythingElseIsRefused(String line) {
        assertThrows(IllegalArgumentException.class, () -> Arguments.parse(line.split(" ")));
    }
}
