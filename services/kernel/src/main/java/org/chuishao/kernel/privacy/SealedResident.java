package org.chuishao.kernel.privacy;

/** A resident as one service tells another: never in clear, whoever reads the broker. JSON shows the bytes as Base64. */
public record SealedResident(byte[] name, byte[] phone) {
    private static final Sealed SEAL = new Sealed();

    public static SealedResident of(Resident resident) {
        return new SealedResident(
                SEAL.convertToDatabaseColumn(resident.name()), SEAL.convertToDatabaseColumn(resident.phone()));
    }

    /** @throws IllegalStateException when it was sealed with another key */
    public Resident open() {
        return new Resident(SEAL.convertToEntityAttribute(name), SEAL.convertToEntityAttribute(phone));
    }
}
