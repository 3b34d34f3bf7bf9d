package org.chuishao.whistle.open311;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.xml.stream.XMLStreamException;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;

/**
 * The list of services, which strangers read without a key: every active item of the district's catalogue. However many ask, it is
 * written once a minute, by one of them, a page of items in memory at a time, and kept packed. A change shows after a minute at most.
 */
@ApplicationScoped
class Services {
    private static final Duration KEPT = Duration.ofMinutes(1);

    /** Bytes: 200,000 items with names of nothing but chance take 14 million in both forms, unpacked 92 million. */
    private static final long MOST_KEPT = 32_000_000;

    /** Bytes of a list of nothing: whoever asks for every number there is fills no memory. */
    private static final int OVERHEAD = 1000;

    private static final int PAGE = 1000;

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    private Cache<String, Packed> kept;

    /** Both forms of one list, since they are read of the catalogue once. */
    private record Packed(byte[] json, byte[] xml) {
        int weight() {
            return OVERHEAD + json.length + xml.length;
        }
    }

    private record Item(String code, String name, String lead) {
        static Item read(Fields row) throws SQLException {
            return new Item(row.text(), row.text(), row.text());
        }

        Map<String, Object> asService() {
            var service = new LinkedHashMap<String, Object>();
            service.put("service_code", code);
            service.put("service_name", name);
            service.put("description", name);
            service.put("metadata", false);
            service.put("type", "realtime");
            service.put("keywords", "");
            service.put("group", lead);
            return service;
        }
    }

    @PostConstruct
    void keepNothingYet() {
        kept = Caffeine.newBuilder()
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .expireAfterWrite(KEPT)
                .maximumWeight(MOST_KEPT)
                .weigher((String district, Packed list) -> list.weight())
                .build();
    }

    StreamingOutput of(String district, Desk.Form form) {
        var list = kept.get(district, this::pack);
        var packed = form == Desk.Form.JSON ? list.json() : list.xml();
        return out -> {
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                unpacked.transferTo(out);
            }
        };
    }

    private Packed pack(String district) {
        var json = new ByteArrayOutputStream();
        var xml = new ByteArrayOutputStream();
        try (var inJson = this.json.createGenerator(new GZIPOutputStream(json));
                var inXml = new Elements(
                        "services", new OutputStreamWriter(new GZIPOutputStream(xml), StandardCharsets.UTF_8))) {
            inJson.writeStartArray();
            for (var page = after("", district);
                    !page.isEmpty();
                    page = after(page.getLast().code(), district))
                for (var item : page) {
                    inJson.writePOJO(item.asService());
                    inXml.add("service", item.asService());
                }
            inJson.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return new Packed(json.toByteArray(), xml.toByteArray());
    }

    private List<Item> after(String code, String district) {
        return Sql.of(
                        "select code, name, lead from known_item where district = ? and active and code > ? order by code limit ?",
                        district,
                        code,
                        PAGE)
                .list(database, Item::read);
    }
}
