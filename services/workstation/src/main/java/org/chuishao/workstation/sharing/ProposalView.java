package org.chuishao.workstation.sharing;

import org.chuishao.workstation.sharing.match.Nearness;

/**
 * An offer that may serve a need, and why it is proposed here.
 *
 * @param free how much of it nobody was promised in all of that time
 * @param enough the need asks for no more than that
 */
public record ProposalView(OfferView offer, Nearness nearness, int free, boolean enough) {}
