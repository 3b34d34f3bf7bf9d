package org.chuishao.catalogue.admission;

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

class AdmissionContractTest {
    private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");

    private static Admission submitted() {
        var admission = new Admission();
        admission.id = UUID.fromString("0199a1c2-5d3e-7b14-8c21-3f6a9b0d4e57");
        admission.organisation = "STATISTICS";
        admission.item = "DG-030107";
        admission.title = "协助人口抽样调查入户";
        admission.areas = List.of("340803001", "340803002003");
        admission.startsOn = LocalDate.of(2027, 1, 4);
        admission.endsOn = LocalDate.of(2027, 12, 31);
        admission.version = 6;
        for (var move : List.of(AdmissionMove.SUBMIT, AdmissionMove.CONSULT, AdmissionMove.REVIEW))
            admission.go(move, null, NOW, "内部意见");
        return admission;
    }

    private static com.fasterxml.jackson.databind.JsonNode told(Admission admission) {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .valueToTree(AdmissionChanged.of(admission));
    }

    @Test
    void theEventIsTheCommittedSample() {
        var admission = submitted();
        admission.go(AdmissionMove.APPROVE, null, NOW, "同意");
        assertEquals(ApiSpecs.json(ApiSpecs.sample(AdmissionChanged.TYPE)), told(admission));
    }

    @Test
    void whateverIsToldKeepsTheSchema() {
        for (var moves : List.of(
                List.of(AdmissionMove.REJECT),
                List.of(AdmissionMove.APPROVE, AdmissionMove.RECALL),
                List.of(AdmissionMove.APPROVE, AdmissionMove.TAKE_EFFECT, AdmissionMove.RECALL),
                List.of(AdmissionMove.APPROVE, AdmissionMove.TAKE_EFFECT, AdmissionMove.EXPIRE))) {
            var admission = submitted();
            admission.item = null;
            for (var move : moves) {
                admission.go(move, null, NOW, null);
                assertEquals(
                        List.of(),
                        ApiSpecs.violations(
                                AdmissionChanged.TYPE, told(admission).toString()));
            }
        }
    }

    @Test
    void theSchemaRefusesWhatConcernsNobodyElse() {
        var stranger = ApiSpecs.sample(AdmissionChanged.TYPE).replace("APPROVED", "DRAFT");
        assertEquals(1, ApiSpecs.violations(AdmissionChanged.TYPE, stranger).size());
    }
}
