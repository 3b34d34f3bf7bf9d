package org.chuishao.whistle.reference;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.calendar.MissingCalendarYear;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.holidays.Calendars;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.Test;

/** This service's copies of what others own, fed with the very messages their owners are tested to send. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ReferenceContractIT {
    /** A district of its own: other tests publish the same codes in theirs. */
    private static final String HERE = "340899";

    private static final String ELSEWHERE = "340898";

    @Inject
    AgroalDataSource database;

    @Inject
    Calendars calendars;

    @Test
    void aWorkstationIsKnown() {
        send(HERE, "workstation", "340803001002", ApiSpecs.sample("workstation-changed.v1"));
        awaitCopy(HERE, "known_station", "340803001002", "name, active", "马山社区红领工作站 t");
    }

    @Test
    void anItemIsKnown() {
        send(HERE, "item", "DG-010204", ApiSpecs.sample("item-changed.v1"));
        awaitCopy(
                HERE,
                "known_item",
                "DG-010204",
                "version, name, lead, on_call, active",
                "3 城市公共设施 URBAN {HOUSING,POLICE} t");
    }

    @Test
    void aRosterIsKnown() {
        TestBroker.send(
                UUID.randomUUID(),
                HERE,
                "on-call-roster",
                HERE + "/DEKUAN-1N",
                "on-call-roster-changed.v1",
                ApiSpecs.sample("on-call-roster-changed.v1"));
        awaitCopy(
                HERE,
                "known_roster",
                "DEKUAN-1N",
                "name, area, items, shifts -> 1 ->> 'organisation', shifts -> 1 ->> 'days', active",
                "德宽路街道“1+N”执法值班 340803001 {DG-010204} POLICE DAYS_OFF t");
    }

    @Test
    void aRulingIsKnownOnceForTheItemOfItsWhistleOrElseTheCitedOne() {
        var sample = ApiSpecs.sample("ruling-made.v1");
        var id = "01996f6c-2210-7a55-8d3e-4c1b70a9e6f2";
        var other = "01996f6c-2210-7a55-8d3e-4c1b70a9e6f3";
        var itemless = sample.replace(id, other).replace("\"itemCode\": \"DG-020301\",", "");
        // as two different events, too: it is read again from the beginning of its topic
        for (var data : new String[] {sample, sample, itemless.replace("DG-020301", "DG-020417")})
            TestBroker.send(UUID.randomUUID(), HERE, "ruling", id, "ruling-made.v1", data);
        var told = " URBAN {ECOLOGY} %s 占道经营由城管局负责，油烟由生态环境局配合。 2026-09-16 08:10:00";
        await().untilAsserted(() -> assertEquals("DG-020417" + told.formatted("DG-020417"), ruling(HERE, other)));
        assertEquals("DG-020301" + told.formatted("DG-020301"), ruling(HERE, id));
        assertEquals("unknown", ruling(ELSEWHERE, id));
    }

    private String ruling(String district, String id) {
        return copy(
                district,
                "(select *, id::text code from known_ruling) r",
                id,
                "item_code, responsible, not_responsible, cited_item, reason, ruled_at at time zone 'UTC'");
    }

    @Test
    void aYearsHolidaysAreCountedByInItsOwnDistrictOnly() {
        TestBroker.send(
                UUID.randomUUID(),
                HERE,
                "calendar",
                HERE + "/2030",
                "calendar-year-changed.v1",
                ApiSpecs.sample("calendar-year-changed.v1"));
        var worked = LocalDate.of(2030, 1, 5);
        await().ignoreExceptionsInstanceOf(MissingCalendarYear.class).until(() -> in(HERE, worked));
        assertFalse(in(HERE, LocalDate.of(2030, 1, 1)));
        assertEquals("08:30-12:00,14:00-17:30", hours(HERE, LocalDate.of(2030, 5, 31)));
        assertEquals("08:00-12:00,15:00-18:00", hours(HERE, LocalDate.of(2030, 6, 1)));
        assertEquals("08:30-12:00,14:00-17:30", hours(ELSEWHERE, LocalDate.of(2030, 6, 1)));
        assertThrows(MissingCalendarYear.class, () -> in(ELSEWHERE, worked));
    }

    private String hours(String district, LocalDate day) {
        return CurrentDistrict.within(district, () -> calendars.get().hours(day).text());
    }

    private boolean in(String district, LocalDate day) {
        return CurrentDistrict.within(district, () -> calendars.get().isWorkingDay(day));
    }

    @Test
    void anOrganisationIsKnownToItsOwnDistrictOnly() {
        var sample = ApiSpecs.sample("organisation-changed.v1");
        var named = "大观区城市管理局（区城市管理综合行政执法局） DEPARTMENT t";
        for (var district : new String[] {HERE, ELSEWHERE}) {
            send(district, "organisation", "URBAN", sample);
            awaitCopy(district, "known_organisation", "URBAN", "name, kind, active", named);
        }
        send(ELSEWHERE, "organisation", "URBAN", sample.replace("true", "false"));
        awaitCopy(ELSEWHERE, "known_organisation", "URBAN", "active", "f");
        assertEquals("t", copy(HERE, "known_organisation", "URBAN", "active"), "the same code in another district");
    }

    private static void send(String district, String aggregate, String code, String data) {
        TestBroker.send(UUID.randomUUID(), district, aggregate, district + "/" + code, aggregate + "-changed.v1", data);
    }

    private void awaitCopy(String district, String table, String code, String columns, String expected) {
        await().untilAsserted(() -> assertEquals(expected, copy(district, table, code, columns)));
    }

    private String copy(String district, String table, String code, String columns) {
        var sql = "select concat_ws(' ', %s) from %s where district = ? and code = ?".formatted(columns, table);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, district);
            query.setString(2, code);
            try (var found = query.executeQuery()) {
                return found.next() ? found.getString(1) : "unknown";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
