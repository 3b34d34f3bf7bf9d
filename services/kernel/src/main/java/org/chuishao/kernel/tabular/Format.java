package org.chuishao.kernel.tabular;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.chuishao.kernel.problem.ProblemFinish;

/** The forms a table comes in; {@code Accept} chooses, and what is none of them is 406. */
public enum Format {
    JSON(MediaType.APPLICATION_JSON),
    CSV(Format.TEXT_CSV),
    XLSX(Format.EXCEL);

    public static final String TEXT_CSV = "text/csv";
    public static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    final MediaType type;

    Format(String type) {
        this.type = MediaType.valueOf(type);
    }

    /** The caller's favourite; JSON for whoever takes anything. */
    public static Format wanted(HttpHeaders headers) {
        for (var accepted : headers.getAcceptableMediaTypes())
            for (var format : values()) if (accepted.isCompatible(format.type)) return format;
        return JSON;
    }

    /** @param lang zh or en as the address says it, for links in a browser; null leaves it to Accept-Language */
    public static Locale language(String lang) {
        return lang == null ? ProblemFinish.language() : Locale.of(lang);
    }

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
