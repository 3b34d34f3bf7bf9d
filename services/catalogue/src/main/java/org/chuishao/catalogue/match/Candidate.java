package org.chuishao.catalogue.match;

import java.util.List;

/** An item as far as matching looks at it. */
public record Candidate(
        String code,
        String name,
        String field,
        String subfield,
        String lead,
        List<String> assists,
        List<String> onCall,
        List<String> keywords,
        String legalBasis) {}
