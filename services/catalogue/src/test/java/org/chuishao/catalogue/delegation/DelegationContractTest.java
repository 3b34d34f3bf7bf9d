package org.chuishao.catalogue.delegation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.testing.ApiSpecs;
import org.junit.jupiter.api.Test;

class DelegationContractTest {
    private static final Instant NOW = Instant.parse("2026-11-30T16:00:20Z");

    private static com.fasterxml.jackson.databind.JsonNode told(Delegation delegation) {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .valueToTree(DelegationChanged.of(delegation));
    }

    @Test
    void theEventIsTheCommittedSampleAndEveryOtherKeepsTheSchema() {
        var delegation = new Delegation();
        delegation.id = UUID.fromString("0199a1c2-7f10-7a42-9d05-61c8e2b7a390");
        delegation.organisation = "URBAN";
        delegation.item = "DG-010204";
        delegation.street = "340803001";
        delegation.mode = DelegationMode.DELEGATED;
        delegation.startsOn = LocalDate.of(2026, 12, 1);
        delegation.version = 3;
        delegation.go(DelegationMove.ACCEPT, null, NOW, null);
        for (var move : List.of(
                DelegationMove.SIGN,
                DelegationMove.TAKE_EFFECT,
                DelegationMove.SUSPEND,
                DelegationMove.RESUME,
                DelegationMove.RECLAIM)) {
            delegation.go(move, null, NOW, null);
            var event = told(delegation);
            assertEquals(List.of(), ApiSpecs.violations(DelegationChanged.TYPE, event.toString()));
            if (move == DelegationMove.TAKE_EFFECT)
                assertEquals(ApiSpecs.json(ApiSpecs.sample(DelegationChanged.TYPE)), event);
        }
    }

    @Test
    void theSchemaRefusesWhatWasNeverGiven() {
        var stranger = ApiSpecs.sample(DelegationChanged.TYPE).replace("EFFECTIVE", "PROPOSED");
        assertEquals(1, ApiSpecs.violations(DelegationChanged.TYPE, stranger).size());
    }
}
