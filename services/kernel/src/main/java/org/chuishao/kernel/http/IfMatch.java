package org.chuishao.kernel.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.chuishao.kernel.problem.Problem;

/** {@code If-Match}: change the record only if it is still the one the caller saw. */
@RequestScoped
public class IfMatch {
    @Inject
    HttpHeaders headers;

    /** @throws Problem 412 when the caller named another version */
    public void check(int version) {
        var expected = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (expected == null || expected.equals("*")) return;
        // a tag may go on after the version, where one record is read in several forms: "7-CSV"
        var current = Pattern.compile("(W/)?\"" + version + "(-[^\"]*)?\"").asMatchPredicate();
        if (Arrays.stream(expected.split(",")).map(String::strip).noneMatch(current)) throw changed();
    }

    /** @throws Problem 412 when the caller means to change a record that is not there (any more) */
    public void checkAbsent() {
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) != null) throw changed();
    }

    private static Problem changed() {
        return Problem.of(
                412,
                "PRECONDITION_FAILED",
                "记录已被他人改动，请刷新后重试。",
                "The record was changed meanwhile; reload and try again.");
    }
}
