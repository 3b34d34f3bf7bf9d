package org.chuishao.whistle.open311;

import org.chuishao.kernel.privacy.Resident;

/** What a form said, each field within its bounds. */
record Posted(
        String serviceCode,
        String description,
        String address,
        String addressId,
        Double latitude,
        Double longitude,
        Resident resident) {
    private static final int LONGEST_DESCRIPTION = 4000;
    private static final String PHONE = "\\+?[0-9][0-9 -]{4,18}[0-9]";

    static Posted of(Form form) {
        var description = text("description", form.get("description"), LONGEST_DESCRIPTION);
        if (description == null) throw new Refused(400, "description was not provided");
        if (form.get("service_code") == null) throw new Refused(400, "service_code was not provided");
        var latitude = degrees("lat", form.get("lat"), 90);
        var longitude = degrees("long", form.get("long"), 180);
        if ((latitude == null) != (longitude == null)) throw new Refused(400, "lat and long go together");
        var address = text("address_string", form.get("address_string"), 200);
        var addressId = text("address_id", form.get("address_id"), 40);
        if (latitude == null && address == null && addressId == null)
            throw new Refused(400, "lat and long, address_string or address_id: none was provided");
        return new Posted(
                text("service_code", form.get("service_code"), 60),
                description,
                address,
                addressId,
                latitude,
                longitude,
                resident(form));
    }

    /** Somebody can be called back only with a name and a number; half of that is not kept. */
    private static Resident resident(Form form) {
        var first = text("first_name", form.get("first_name"), 25);
        var last = text("last_name", form.get("last_name"), 25);
        var phone = text("phone", form.get("phone"), 20);
        if (phone == null) return null;
        if (!phone.matches(PHONE)) throw new Refused(400, "phone is no phone number");
        var name = ((last == null ? "" : last) + (first == null ? "" : first)).strip();
        return name.isEmpty() ? null : new Resident(name, phone);
    }

    private static String text(String field, String given, int longest) {
        if (given == null || given.isBlank()) return null;
        if (given.codePointCount(0, given.length()) > longest)
            throw new Refused(400, field + " is longer than " + longest + " characters");
        if (given.codePoints().anyMatch(Posted::isUnfit))
            throw new Refused(400, field + " holds characters it may not");
        return given.strip();
    }

    private static boolean isUnfit(int c) {
        return c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f || c >= 0xd800 && c <= 0xdfff;
    }

    private static Double degrees(String field, String given, int most) {
        if (given == null || given.isBlank()) return null;
        if (!given.strip().matches("-?\\d{1,3}(\\.\\d{1,15})?"))
            throw new Refused(400, field + " is no number of degrees");
        double degrees = Double.parseDouble(given.strip());
        if (Math.abs(degrees) > most) throw new Refused(400, field + " is beyond " + most);
        return degrees;
    }
}
