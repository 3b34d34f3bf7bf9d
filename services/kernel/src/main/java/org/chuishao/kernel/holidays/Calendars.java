package org.chuishao.kernel.holidays;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.kernel.calendar.YearOfDays;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.event.Event;

/**
 * The working calendar of the current district: the years that are shipped, and over them those an administrator has imported.
 * Deadlines are asked for with every move and years change once in a year, so it is remembered for a second.
 */
@ApplicationScoped
public class Calendars {
    private static final Map<Integer, YearOfDays> SHIPPED =
            YearOfDays.bundled().stream().collect(Collectors.toMap(YearOfDays::year, year -> year));

    private final Cache<String, WorkCalendar> remembered = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(1))
            .build();

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    @Inject
    ObjectMapper json;

    /** @param version how often it was imported; 0 for a year as it was shipped */
    public record Year(YearOfDays days, int version) {}

    /** By which the current district counts. */
    public WorkCalendar get() {
        return remembered.get(
                district.get(),
                here -> WorkCalendar.of(
                        years().values().stream().map(Year::days).toList()));
    }

    public Optional<Year> year(int year) {
        return Optional.ofNullable(years().get(year));
    }

    /** Every year that is known, by its number. */
    public Map<Integer, Year> years() {
        var years = new TreeMap<Integer, Year>();
        SHIPPED.forEach((number, days) -> years.put(number, new Year(days, 0)));
        var sql = "select year, version, source, days, working_hours from calendar_year where district = ?";
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, district.get());
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var told = new CalendarYearChanged(
                            row.getInt(1),
                            row.getInt(2),
                            row.getString(3),
                            json.readValue(row.getString(4), new TypeReference<List<CalendarYearChanged.Day>>() {}),
                            json.readValue(row.getString(5), new TypeReference<List<CalendarYearChanged.Season>>() {}));
                    years.put(told.year(), new Year(told.toDays(), told.version()));
                }
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the calendar cannot be read", e);
        }
        return years;
    }

    /** A listener's part: the copy of what catalogue told. Other events of the topic are not for us. */
    public void apply(Event event) {
        if (event.type().equals(CalendarYearChanged.TYPE)) keep(event.read(json, CalendarYearChanged.class));
    }

    /** The year as it is from now on; what is older than what is known changes nothing. Deadlines that are fixed stay. */
    public void keep(CalendarYearChanged told) {
        told.toDays(); // what cannot be counted by is not kept
        var sql = """
                insert into calendar_year (district, year, version, source, days, working_hours)
                values (?, ?, ?, ?, ?::jsonb, ?::jsonb)
                on conflict (district, year) do update
                set version = excluded.version, source = excluded.source, days = excluded.days,
                    working_hours = excluded.working_hours
                where calendar_year.version <= excluded.version""";
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement(sql)) {
            upsert.setString(1, district.get());
            upsert.setInt(2, told.year());
            upsert.setInt(3, told.version());
            upsert.setString(4, told.source());
            upsert.setString(5, json.writeValueAsString(told.days()));
            upsert.setString(6, json.writeValueAsString(told.workingHours()));
            upsert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the calendar cannot be kept", e);
        }
    }

    /** A new year has come and is committed: the next question reads it. */
    public void forget() {
        remembered.invalidateAll();
    }
}
