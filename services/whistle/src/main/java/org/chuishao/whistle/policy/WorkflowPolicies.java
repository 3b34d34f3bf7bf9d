package org.chuishao.whistle.policy;

import jakarta.enterprise.context.ApplicationScoped;
import org.chuishao.kernel.document.DistrictDocuments;
import org.chuishao.whistle.casefile.Whistle;

/** The workflow policies of the current district: whistles that are raised now live by the newest, each keeps its own. */
@ApplicationScoped
public class WorkflowPolicies extends DistrictDocuments<WorkflowPolicy> {
    WorkflowPolicies() {
        super("workflow_policy", WorkflowPolicy.class, "workflow-v1.json");
    }

    /** The policy a whistle lives by. */
    public WorkflowPolicy of(Whistle whistle) {
        return of(whistle.policy);
    }
}
