package org.chuishao.catalogue.item;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;

/** What the catalogue says of an item; a new version is made when any of it changes. */
@Embeddable
public record ItemFacts(
        String name,
        String category,
        String subcategory,
        @Enumerated(EnumType.STRING) ItemType type,
        String lead,
        List<String> assists,
        @Column(name = "on_call") List<String> onCall,
        List<String> keywords,
        @Column(name = "legal_basis") String legalBasis,
        boolean active) {}
