package org.chuishao.workstation.sharing;

import java.util.List;

/**
 * What there is for a need, the best first: enough before too little, then the nearest, then what leaves least unused.
 *
 * @param missing how much is still to be agreed to
 */
public record Proposals(int missing, List<ProposalView> items) {}
