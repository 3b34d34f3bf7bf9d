package org.chuishao.kernel.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Says in every service's document, at every operation, which problems it may answer with and how a list is paged, and what a problem is. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP, priority = 1)
public class ProblemAnswers implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final Set<String> THE_LIBRARYS = Set.of("HttpProblem", "HttpValidationProblem", "Violation");
    private static final Map<String, String> PAGING = Map.of(
            "cursor", "next of the page before; absent for the first 翻页标记：上一页的 next，首页不填",
            "limit", "how many at most 最多条数");
    private static final List<Titles> OF_ANY =
            List.of(Titles.BAD_REQUEST, Titles.UNAUTHENTICATED, Titles.FORBIDDEN, Titles.SERVICE_UNAVAILABLE);
    private static final List<Titles> OF_A_CHANGE = List.of(Titles.CONFLICT, Titles.PRECONDITION_FAILED);
    private static final List<Titles> OF_A_BODY =
            List.of(Titles.BODY_TOO_LARGE, Titles.UNSUPPORTED_MEDIA_TYPE, Titles.UNPROCESSABLE);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getComponents() == null) return; // a service without operations
        var components = document.getComponents();
        THE_LIBRARYS.forEach(components::removeSchema);
        components.addSchema(PROBLEM, problem());
        for (var title : Titles.values()) components.addResponse(title.name(), answer(title));
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
    }

    private static void complete(String path, HttpMethod method, Operation operation) {
        OF_ANY.forEach(title -> refer(operation, title));
        if (path.contains("{")) refer(operation, Titles.NOT_FOUND);
        if (method != HttpMethod.GET) OF_A_CHANGE.forEach(title -> refer(operation, title));
        if (operation.getRequestBody() != null) OF_A_BODY.forEach(title -> refer(operation, title));
        Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of()).stream()
                .filter(parameter -> parameter.getDescription() == null)
                .forEach(parameter -> parameter.setDescription(PAGING.get(parameter.getName())));
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (answer.getRef() == null && answer.getDescription() == null)
                answer.setDescription(status.equals("201") ? "Created" : "OK");
        });
    }

    private static void refer(Operation operation, Titles title) {
        operation
                .getResponses()
                .addAPIResponse(
                        String.valueOf(title.status),
                        OASFactory.createAPIResponse().ref("#/components/responses/" + title.name()));
    }

    private static APIResponse answer(Titles title) {
        return OASFactory.createAPIResponse()
                .description(title.title.en() + " " + title.title.zh())
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))
                                        .example(example(title))));
    }

    /** In an order of its own: the document is committed, and must not change from one start to the next. */
    private static Map<String, Object> example(Titles title) {
        var example = new LinkedHashMap<String, Object>();
        example.put("status", title.status);
        example.put("title", title.title.zh());
        example.put("detail", title.detail.zh());
        example.put("code", title.name());
        example.put("traceId", "6f1c0a52-5f0e-4f0e-9d53-0d9f3c1d2b7a");
        return example;
    }

    private static Schema problem() {
        var violation = object("One field that was wrong.", "field", "message")
                .addProperty("field", text("Its path in the body, or the parameter's name: ratings[0].stars"))
                .addProperty("message", text("What is wrong with it, in the caller's language."));
        return object(
                        "RFC 9457: why the answer is not the one asked for.",
                        "status",
                        "title",
                        "detail",
                        "code",
                        "traceId")
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("title", text("In the language of Accept-Language: zh (default) or en."))
                .addProperty("detail", text("What to do about it."))
                .addProperty("code", text("For programs: INVALID_FIELDS, ILLEGAL_MOVE …"))
                .addProperty("traceId", text("Tell it to an administrator; also the header X-Request-Id."))
                .addProperty(
                        "violations",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(violation));
    }

    private static Schema object(String description, String... required) {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(description)
                .required(List.of(required));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
