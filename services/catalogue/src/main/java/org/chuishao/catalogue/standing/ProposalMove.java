package org.chuishao.catalogue.standing;

import static org.chuishao.catalogue.course.Course.edge;
import static org.chuishao.catalogue.standing.ProposalStage.ADOPTED;
import static org.chuishao.catalogue.standing.ProposalStage.DISMISSED;
import static org.chuishao.catalogue.standing.ProposalStage.OPEN;

import org.chuishao.catalogue.course.Course;
import org.chuishao.catalogue.course.Named;

/** What can be done to a proposed change of the catalogue. */
public enum ProposalMove implements Named {
    ADOPT("采纳"),
    DISMISS("不采纳");

    private final String zh;

    ProposalMove(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }

    /** Who: always the catalogue's editor. */
    public enum By {
        EDITOR
    }

    public static final Course<ProposalStage, ProposalMove, By> TABLE = new Course<>(
            "修订建议", "proposal", OPEN, edge(OPEN, ADOPT, ADOPTED, By.EDITOR), edge(OPEN, DISMISS, DISMISSED, By.EDITOR));
}
