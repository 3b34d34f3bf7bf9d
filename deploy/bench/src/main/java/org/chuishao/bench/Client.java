package org.chuishao.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Asks one address as one person. */
final class Client {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_CONNECTIONS = 256;

    private final CloseableHttpClient http;
    private final String address;
    private final String token;

    /** @param tag the answer's ETag, or null */
    record Answer(int status, byte[] body, String tag) {
        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    Client(CloseableHttpClient http, String address, String token) {
        this.http = http;
        this.address = address;
        this.token = token;
    }

    /** It blocks, which costs the least: the load shares the machine with what is measured. */
    static CloseableHttpClient http() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(5, TimeUnit.SECONDS)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(60, TimeUnit.SECONDS)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    Answer get(String path, String... headers) throws IOException {
        var request = new HttpGet(address + path);
        for (int i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
        return send(request);
    }

    Answer post(String path, Map<String, ?> body) throws IOException {
        var request = new HttpPost(address + path);
        request.setHeader("Idempotency-Key", UUID.randomUUID().toString());
        request.setEntity(new ByteArrayEntity(JSON.writeValueAsBytes(body), ContentType.APPLICATION_JSON));
        return send(request);
    }

    private Answer send(ClassicHttpRequest request) throws IOException {
        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        return http.execute(request, answer -> {
            var tag = answer.getFirstHeader(HttpHeaders.ETAG);
            return new Answer(
                    answer.getCode(),
                    answer.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(answer.getEntity()),
                    tag == null ? null : tag.getValue());
        });
    }
}
