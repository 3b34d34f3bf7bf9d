package org.chuishao.catalogue.item;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuishao.catalogue.organisation.Organisations;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.time.Shanghai;

/** What an item is held to beyond its own form: the departments and items it names must be there. */
@ApplicationScoped
class ItemRules {
    @Inject
    Organisations organisations;

    @Inject
    Items items;

    @Inject
    Clock clock;

    /** @throws Problem 400 naming what is wrong */
    void check(ItemRequest wanted) {
        var wrong = new ArrayList<>(wanted.wrong("", departmentsNamedIn(List.of(wanted)), today()));
        wrong.addAll(items.wrongSuccessors(List.of(wanted), ""));
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
    }

    LocalDate today() {
        return Shanghai.day(clock.instant());
    }

    Set<String> departmentsNamedIn(List<ItemRequest> requests) {
        return organisations.activeDepartments(
                requests.stream().flatMap(ItemRequest::organisations).collect(Collectors.toSet()));
    }
}
