package org.chuishao.catalogue.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.chuishao.catalogue.imports.Importing.Outcome;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.tabular.Faults;
import org.chuishao.kernel.tabular.Upload;

/** Takes the organisations of a file. */
@ApplicationScoped
class OrganisationImport {
    private static final int BATCH = 500;

    @Inject
    Organisations organisations;

    @Inject
    EntityManager entities;

    Outcome take(Upload upload, Faults faults, IntConsumer progress) throws IOException {
        var wanted = new ArrayList<OrganisationRequest>();
        var lines = new ArrayList<Integer>();
        int read = OrganisationLayout.ORGANISATIONS.read(upload, faults, BATCH, some -> {
            for (var line : some) {
                var known = organisations.find(line.row().code());
                wanted.add(line.over(
                        known.map(o -> OrganisationRequest.of(o.code, o.facts)).orElse(null)));
                lines.add(line.number());
            }
            progress.accept(wanted.size());
        });
        var tree = organisations.tree(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            var form = organisations.wrong(wanted.get(i), "");
            for (var wrong : form.isEmpty() ? tree.wrong(wanted.get(i), "") : form)
                faults.add(lines.get(i), OrganisationLayout.column(wrong.field()), wrong.message());
        }
        var overlapping = organisations.overlapping(wanted);
        for (int i = 0; !overlapping.isEmpty() && i < wanted.size(); i++) {
            var problem = overlapping.get(wanted.get(i).code());
            if (problem != null) faults.add(lines.get(i), OrganisationLayout.VALID_FROM.header(), problem.detail());
        }
        if (faults.isEmpty()) tree.clash().ifPresent(clash -> faults.add(0, clash));
        return new Outcome(read, faults.isEmpty() ? Tally.of(keep(wanted, lines, faults)) : null);
    }

    private List<Change> keep(List<OrganisationRequest> wanted, List<Integer> lines, Faults faults) {
        var changes = new ArrayList<Change>();
        for (int from = 0; from < wanted.size(); from += BATCH) {
            try {
                changes.addAll(organisations.keep(wanted.subList(from, Math.min(from + BATCH, wanted.size()))));
            } catch (Problem refused) {
                faults.add(lines.get(from), refused);
                return changes;
            }
            entities.flush();
            entities.clear();
        }
        return changes;
    }
}
