package org.chuishao.catalogue.item;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.chuishao.catalogue.imports.RegisterList;
import org.chuishao.kernel.database.Condition;
import org.chuishao.kernel.page.Filter;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which items a list is asked for. */
public class ItemList extends RegisterList {
    @QueryParam("category")
    public String category;

    @QueryParam("type")
    public ItemType type;

    @QueryParam("lead")
    public String lead;

    @QueryParam("active")
    public Boolean active;

    @QueryParam("list")
    @Parameter(description = "Only what stands on this list 所属清单")
    public ListKind list;

    @QueryParam("streetPower")
    @Parameter(description = "Only what falls under this power of streets 街道权力")
    public StreetPower streetPower;

    @QueryParam("consentRequired")
    @Parameter(description = "Whether the department must have the street's or village's consent 须征得同意")
    public Boolean consentRequired;

    @QueryParam("q")
    @Size(max = 100)
    @Parameter(description = "Words that occur in the name or a keyword; all of them, if several 关键词")
    public String words;

    Filter filter() {
        var filter = new Filter()
                .equal("facts.category", category)
                .equal("facts.type", type)
                .equal("facts.lead", lead)
                .equal("facts.active", active)
                .equal("facts.streetPower", streetPower)
                .equal("facts.consentRequired", consentRequired);
        if (list != null) filter.and("array_includes(e.facts.lists, :list)", "list", new String[] {list.name()});
        if (words == null || words.isBlank()) return filter;
        int n = 0;
        for (var word : Wording.words(words)) {
            filter.and("array_includes(e.grams, :grams" + n + ")", "grams" + n, Wording.gramsToLookUp(word));
            filter.and("locate(:word" + n + ", e.wording) > 0", "word" + n, word);
            n++;
        }
        return filter;
    }

    /** The same in SQL, for exports. */
    Condition condition(String district) {
        var condition = Condition.of("district = ?", district);
        if (category != null) condition = condition.and("category = ?", category);
        if (type != null) condition = condition.and("type = ?", type);
        if (lead != null) condition = condition.and("lead = ?", lead);
        if (active != null) condition = condition.and("active = ?", active);
        if (streetPower != null) condition = condition.and("street_power = ?", streetPower);
        if (consentRequired != null) condition = condition.and("consent_required = ?", consentRequired);
        if (list != null) condition = condition.and("lists @> ?::varchar[]", List.of(list.name()));
        if (words == null || words.isBlank()) return condition;
        for (var word : Wording.words(words))
            condition = condition
                    .and("grams @> ?::varchar[]", List.of(Wording.gramsToLookUp(word)))
                    .and("position(? in wording) > 0", word);
        return condition;
    }
}
