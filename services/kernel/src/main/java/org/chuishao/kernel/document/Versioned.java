package org.chuishao.kernel.document;

/** A document that names its version: {@link DistrictDocuments} keeps it by that. */
public interface Versioned {
    String version();
}
