package org.chuishao.reporting.score;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.reference.ItemType;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Scores of part of the work only: what is left out counts neither for nor against. */
public class ScoreFilter {
    @Parameter(description = "Whistles of this kind only.")
    @QueryParam("kind")
    public WhistleKind kind;

    @Parameter(description = "Whistles on this catalogue item only.", example = "DG-URBAN-001")
    @QueryParam("item")
    @Size(max = 100)
    public String item;

    @Parameter(description = "Whistles on items that are of this type today.")
    @QueryParam("itemType")
    public ItemType itemType;

    Tallies.Which which(Long size) {
        return new Tallies.Which(kind, item, itemType, size);
    }

    @Override
    public String toString() {
        return kind + "-" + item + "-" + itemType;
    }
}
