package org.chuishao.whistle.open311;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.problem.Problem;

/** Every request of either form: find the district, do the work there, answer or refuse in the standard's words. */
@ApplicationScoped
class Desk {
    @Inject
    GeoReport report;

    @Inject
    Services services;

    @Inject
    Once once;

    @Inject
    Client.Settings settings;

    /** How an answer is written. */
    enum Form {
        JSON("application/json; charset=utf-8"),
        XML("text/xml; charset=utf-8");

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    Response services(String jurisdiction, Form form) {
        return orRefused(form, () -> written(form, Response.ok(services.of(district(jurisdiction), form))));
    }

    Response definition(String jurisdiction, String code, Form form) {
        return answer(form, 200, () -> within(jurisdiction, () -> report.definition(code)));
    }

    Response requests(
            String jurisdiction, String ids, String service, String from, String to, String status, Form form) {
        return answer(form, 200, () -> {
            var filter = new GeoReport.Filter(ids, service, time("start_date", from), time("end_date", to), status);
            return within(jurisdiction, () -> report.requests(filter));
        });
    }

    Response request(String jurisdiction, String id, Form form) {
        return answer(form, 200, () -> within(jurisdiction, () -> report.request(id)));
    }

    Response token(String jurisdiction, String token, Form form) {
        return answer(form, 200, () -> within(jurisdiction, () -> report.token(token)));
    }

    /**
     * @param apiKey as the query gave it, where the form does not
     * @param idempotencyKey as the header gave it, or null
     */
    Response post(String jurisdiction, String apiKey, String idempotencyKey, String body, Form form) {
        return answer(form, 201, () -> {
            var said = org.chuishao.whistle.open311.Form.of(body);
            var district = district(jurisdiction == null ? said.get("jurisdiction_id") : jurisdiction);
            var key = said.get("api_key") == null ? apiKey : said.get("api_key");
            var client = Client.of(key, district, settings);
            var request = Posted.of(said);
            return CurrentDistrict.within(
                    district,
                    () -> once.post(
                            new Once.Whose(district, client.subject()),
                            idempotencyKey,
                            said.fingerprint(),
                            report::isOpen,
                            () -> report.post(request, client, district)));
        });
    }

    private static Answer within(String jurisdiction, Supplier<Answer> work) {
        return CurrentDistrict.within(
                district(jurisdiction), () -> QuarkusTransaction.requiringNew().call(work::get));
    }

    private static String district(String jurisdiction) {
        if (jurisdiction == null) throw new Refused(400, "jurisdiction_id was not provided");
        if (!jurisdiction.matches("\\d{6}")) throw new Refused(404, "jurisdiction_id was not found");
        return jurisdiction;
    }

    private static Instant time(String field, String given) {
        try {
            if (given == null) return null;
            var time = OffsetDateTime.parse(given);
            if (time.getYear() < 2000 || time.getYear() > 2199)
                throw new Refused(400, field + " lies outside the years 2000 to 2199");
            return time.toInstant();
        } catch (DateTimeParseException e) {
            throw new Refused(400, field + " is no date and time (ISO 8601)");
        }
    }

    private static Response answer(Form form, int status, Supplier<Answer> work) {
        return orRefused(form, () -> written(form, status, work.get()));
    }

    private static Response orRefused(Form form, Supplier<Response> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refused refused) return refused(form, refused.status(), refused.getMessage());
                if (cause instanceof Problem no)
                    return refused(form, no.status(), no.detail().en());
            }
            throw e;
        }
    }

    private static Response refused(Form form, int status, String why) {
        return written(form, status, Answer.error(status, why));
    }

    private static Response written(Form form, int status, Answer answer) {
        var response = Response.status(status).entity(form == Form.JSON ? answer.json() : answer.xml());
        if (answer.replayed()) response.header("Idempotency-Replayed", true);
        return written(form, response);
    }

    private static Response written(Form form, Response.ResponseBuilder response) {
        return response.header("Content-Type", form.mediaType).build();
    }
}
