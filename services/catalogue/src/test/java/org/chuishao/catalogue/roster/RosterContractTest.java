package org.chuishao.catalogue.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.chuishao.catalogue.roster.RosterShift.Part;
import org.chuishao.kernel.calendar.Shift.Days;
import org.chuishao.kernel.testing.ApiSpecs;
import org.junit.jupiter.api.Test;

class RosterContractTest {
    @Test
    void theEventIsTheCommittedSampleWithoutTelephones() {
        var roster = new Roster("DEKUAN-1N");
        roster.become(new RosterFacts(
                "德宽路街道“1+N”执法值班",
                "340803001",
                List.of("DG-010204"),
                List.of(
                        new RosterShift("URBAN", Part.RESIDENT, Days.EVERY_DAY, "00:00", "00:00", "0556-5550101"),
                        new RosterShift("POLICE", Part.ON_CALL, Days.DAYS_OFF, "17:30", "08:30", null)),
                true));
        var event = new ObjectMapper().valueToTree(RosterChanged.of(roster));
        assertEquals(ApiSpecs.json(ApiSpecs.sample(RosterChanged.TYPE)), event);
        assertEquals(List.of(), ApiSpecs.violations(RosterChanged.TYPE, event.toString()));
    }

    @Test
    void theSchemaRefusesWhatItDoesNotKnow() {
        var stranger = ApiSpecs.sample(RosterChanged.TYPE).replace("17:30", "25:30");
        assertEquals(1, ApiSpecs.violations(RosterChanged.TYPE, stranger).size());
    }
}
