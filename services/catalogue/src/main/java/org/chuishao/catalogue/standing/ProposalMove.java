package org.chuishao.catalogue.standing;

import static org.chuishao.catalogue.standing.ProposalStage.ADOPTED;
import static org.chuishao.catalogue.standing.ProposalStage.DISMISSED;
import static org.chuishao.catalogue.standing.ProposalStage.OPEN;
import static org.chuishao.kernel.lifecycle.Course.leg;

import org.chuishao.kernel.lifecycle.Course;
import org.chuishao.kernel.lifecycle.NamedMove;

/** What the catalogue's editor can do with a proposed change of it. */
public enum ProposalMove implements NamedMove {
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

    public static final Course<ProposalStage, ProposalMove> TABLE =
            new Course<>("修订建议", "A proposal", OPEN, leg(OPEN, ADOPT, ADOPTED), leg(OPEN, DISMISS, DISMISSED));
}
