package org.chuishao.kernel.testing.input;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** What came back. */
record Answer(int statusCode, HttpHeaders headers, byte[] body) {
    static Answer of(HttpResponse<byte[]> answer) {
        return new Answer(answer.statusCode(), answer.headers(), answer.body());
    }
}
