package org.chuishao.catalogue.item;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import org.chuishao.kernel.testing.ApiSpecs;
import org.junit.jupiter.api.Test;

class ItemContractTest {
    @Test
    void theEventIsTheCommittedSample() {
        var item = new ItemRow(
                "DG-010204",
                3,
                Instant.parse("2026-11-30T16:00:00Z"),
                new ItemFacts(
                        "城市公共设施",
                        "城乡建设",
                        "城市建设和市政管理",
                        ItemType.PUBLIC_SERVICE,
                        "URBAN",
                        List.of("HOUSING", "TRANSPORT"),
                        List.of("HOUSING", "POLICE"),
                        List.of("路灯不亮", "井盖丢失"),
                        "《城市道路管理条例》",
                        true,
                        List.of("POWER"),
                        StreetPower.PLANNING,
                        true,
                        null,
                        null,
                        ItemDetails.NONE));
        var event = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .valueToTree(ItemChanged.of(item));
        assertEquals(ApiSpecs.json(ApiSpecs.sample(ItemChanged.TYPE)), event);
        assertEquals(List.of(), ApiSpecs.violations(ItemChanged.TYPE, event.toString()));
    }

    @Test
    void theSchemaRefusesWhatItDoesNotKnow() {
        var stranger = ApiSpecs.sample(ItemChanged.TYPE).replace("PUBLIC_SERVICE", "FAVOUR");
        assertEquals(1, ApiSpecs.violations(ItemChanged.TYPE, stranger).size());
    }
}
