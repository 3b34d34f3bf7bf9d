package org.chuishao.whistle.open311;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** GeoReport v2 in JSON. Reading is open, as the standard has it; posting takes an {@code api_key}. The standard is its document. */
@Path("/open311/v2")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class JsonResource {
    @Inject
    Desk desk;

    @GET
    @Path("/services.json")
    @Operation(hidden = true)
    public Response services(@QueryParam("jurisdiction_id") String jurisdiction) {
        return desk.services(jurisdiction, Desk.Form.JSON);
    }

    @GET
    @Path("/services/{code}.json")
    @Operation(hidden = true)
    public Response definition(String code, @QueryParam("jurisdiction_id") String jurisdiction) {
        return desk.definition(jurisdiction, code, Desk.Form.JSON);
    }

    @GET
    @Path("/requests.json")
    @Operation(hidden = true)
    public Response requests(
            @QueryParam("jurisdiction_id") String jurisdiction,
            @QueryParam("service_request_id") String ids,
            @QueryParam("service_code") String service,
            @QueryParam("start_date") String from,
            @QueryParam("end_date") String to,
            @QueryParam("status") String status) {
        return desk.requests(jurisdiction, ids, service, from, to, status, Desk.Form.JSON);
    }

    @POST
    @Path("/requests.json")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response post(
            @QueryParam("jurisdiction_id") String jurisdiction,
            @QueryParam("api_key") String apiKey,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            String form) {
        return desk.post(jurisdiction, apiKey, idempotencyKey, form, Desk.Form.JSON);
    }

    @GET
    @Path("/requests/{id}.json")
    @Operation(hidden = true)
    public Response request(String id, @QueryParam("jurisdiction_id") String jurisdiction) {
        return desk.request(jurisdiction, id, Desk.Form.JSON);
    }

    @GET
    @Path("/tokens/{token}.json")
    @Operation(hidden = true)
    public Response token(String token, @QueryParam("jurisdiction_id") String jurisdiction) {
        return desk.token(jurisdiction, token, Desk.Form.JSON);
    }
}
