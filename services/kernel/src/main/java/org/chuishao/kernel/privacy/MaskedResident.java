package org.chuishao.kernel.privacy;

/** A resident as everybody may see them: 王**, 138****5678. */
public record MaskedResident(String name, String phone) {}
