package org.chuishao.catalogue.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.chuishao.kernel.calendar.LimitUnit;

/**
 * What a list of powers and duties says of an item beyond who it is given to (domain §5); absent is what it does not say.
 *
 * @param jointBodies bodies that exercise it together with the lead, by name: they may be of other levels
 * @param duties what each lead or assisting department has to do
 * @param stageDuties the duty at each stage: acceptance, examination, decision, delivery, supervision afterwards
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ItemDetails(
        @Size(max = 60) String implementationCode,
        @Size(max = 200) String subItem,
        Level level,
        @Size(max = 200) String entrustingBody,
        @Size(max = 500) String sourceOfPower,
        @Size(max = 20) List<@NotBlank @Size(max = 100) String> jointBodies,
        @Size(max = 20) List<@NotNull @Valid Duty> duties,
        @Valid TimeLimit statutoryLimit,
        @Valid TimeLimit promisedLimit,
        @Size(max = 30) List<@NotNull @Valid Law> laws,
        @Size(max = 4000) String conditions,
        @Size(max = 4000) String procedure,
        @Size(max = 4000) String stageDuties,
        @Size(max = 4000) String liability,
        @Size(max = 2000) String feeBasis,
        @Size(max = 200) String serves,
        @Size(max = 500) String supervision) {
    static final ItemDetails NONE = new ItemDetails(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** What one department has to do. */
    public record Duty(
            @NotBlank @Size(max = 24) String department,
            @NotBlank @Size(max = 500) String duty) {}

    /** A time limit as a list states it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TimeLimit(
            @Min(0) @Max(3650) int number,
            @NotNull LimitUnit unit,
            @Size(max = 200) String note) {
        public TimeLimit {
            note = said(note);
        }
    }

    /** Where the law says so. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Law(
            @NotBlank @Size(max = 200) String law,
            @Size(max = 100) String article,
            @Size(max = 2000) String text) {
        public Law {
            article = said(article);
            text = said(text);
        }
    }

    public ItemDetails {
        jointBodies = jointBodies == null ? List.of() : jointBodies;
        duties = duties == null ? List.of() : duties;
        laws = laws == null ? List.of() : laws;
        implementationCode = said(implementationCode);
        subItem = said(subItem);
        entrustingBody = said(entrustingBody);
        sourceOfPower = said(sourceOfPower);
        conditions = said(conditions);
        procedure = said(procedure);
        stageDuties = said(stageDuties);
        liability = said(liability);
        feeBasis = said(feeBasis);
        serves = said(serves);
        supervision = said(supervision);
    }

    /** A blank says nothing, like what is left out. */
    private static String said(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    ItemDetails withDuties(List<Duty> duties) {
        return new ItemDetails(
                implementationCode,
                subItem,
                level,
                entrustingBody,
                sourceOfPower,
                jointBodies,
                duties,
                statutoryLimit,
                promisedLimit,
                laws,
                conditions,
                procedure,
                stageDuties,
                liability,
                feeBasis,
                serves,
                supervision);
    }
}
