package org.chuishao.catalogue.match;

import java.util.List;

/**
 * An item proposed for a text.
 *
 * @param score comparable within one answer only
 * @param confidence 0 to 1, grows with how much speaks for this item and against those of other departments
 */
public record Match(Candidate item, double score, double confidence, List<Reason> reasons) {}
