package org.chuishao.workstation.station;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.chuishao.kernel.testing.ApiSpecs;
import org.junit.jupiter.api.Test;

class WorkstationContractTest {
    @Test
    void theEventIsTheCommittedSample() {
        var workstation = new Workstation("340803001002");
        workstation.become(new WorkstationFacts(
                "马山社区红领工作站",
                "340803001",
                "马山社区",
                "大观区德宽路街道马山社区党群服务中心",
                "周一至周五 08:30-17:30",
                "0556-5550123",
                List.of(),
                true));
        var event = new ObjectMapper().valueToTree(WorkstationChanged.of(workstation));
        assertEquals(ApiSpecs.json(ApiSpecs.sample(WorkstationChanged.TYPE)), event);
        assertEquals(List.of(), ApiSpecs.violations(WorkstationChanged.TYPE, event.toString()));
    }

    @Test
    void theSchemaRefusesWhatItDoesNotKnow() {
        var stranger = ApiSpecs.sample(WorkstationChanged.TYPE).replace("\"village\"", "\"hamlet\"");
        assertEquals(2, ApiSpecs.violations(WorkstationChanged.TYPE, stranger).size());
    }
}
