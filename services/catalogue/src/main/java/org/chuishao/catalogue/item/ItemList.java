package org.chuishao.catalogue.item;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Page;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which items a list is asked for. */
public class ItemList {
    @QueryParam("category")
    public String category;

    @QueryParam("type")
    public ItemType type;

    @QueryParam("lead")
    public String lead;

    @QueryParam("active")
    public Boolean active;

    @QueryParam("q")
    @Size(max = 100)
    @Parameter(description = "Words that occur in the name or a keyword; all of them, if several 关键词")
    public String words;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(Page.MAX_LIMIT)
    public int limit;

    @QueryParam("cursor")
    public String cursor;

    Filter filter() {
        var filter = new Filter()
                .equal("facts.category", category)
                .equal("facts.type", type)
                .equal("facts.lead", lead)
                .equal("facts.active", active);
        if (words == null || words.isBlank()) return filter;
        int n = 0;
        for (var word : Wording.words(words)) {
            filter.and("array_includes(e.grams, :grams" + n + ")", "grams" + n, Wording.gramsToLookUp(word));
            filter.and("locate(:word" + n + ", e.wording) > 0", "word" + n, word);
            n++;
        }
        return filter;
    }
}
