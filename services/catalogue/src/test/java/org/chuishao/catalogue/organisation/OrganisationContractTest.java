package org.chuishao.catalogue.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.chuishao.kernel.testing.ApiSpecs;
import org.junit.jupiter.api.Test;

class OrganisationContractTest {
    @Test
    void theEventIsTheCommittedSample() {
        var organisation = new Organisation("URBAN");
        organisation.version = 2;
        organisation.facts = new OrganisationFacts(
                "大观区城市管理局（区城市管理综合行政执法局）", "区城管局", Kind.DEPARTMENT, true, "340803", List.of("POLICE"), null);
        var event = new ObjectMapper().valueToTree(OrganisationChanged.of(organisation));
        assertEquals(ApiSpecs.json(ApiSpecs.sample(OrganisationChanged.TYPE)), event);
        assertEquals(List.of(), ApiSpecs.violations(OrganisationChanged.TYPE, event.toString()));
    }

    @Test
    void theSchemaRefusesWhatItDoesNotKnow() {
        var stranger = ApiSpecs.sample(OrganisationChanged.TYPE).replace("\"kind\"", "\"sort\"");
        assertEquals(2, ApiSpecs.violations(OrganisationChanged.TYPE, stranger).size());
    }
}
