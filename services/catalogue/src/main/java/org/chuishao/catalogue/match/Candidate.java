package org.chuishao.catalogue.match;

import java.util.List;
import org.chuishao.kernel.problem.Text;

/**
 * An item as far as matching looks at it.
 *
 * @param lists the names of those it stands on
 * @param streetPower what the power of streets is called under which it falls; null for none
 * @param consentRequired its lead must have the street's or village's consent before it acts
 */
public record Candidate(
        String code,
        String name,
        String field,
        String subfield,
        String lead,
        List<String> assists,
        List<String> onCall,
        List<String> keywords,
        String legalBasis,
        List<Text> lists,
        boolean publicService,
        Text streetPower,
        boolean consentRequired) {}
