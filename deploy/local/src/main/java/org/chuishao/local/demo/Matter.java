package org.chuishao.local.demo;

import java.util.List;

/** What a whistle is about, and which departments it will need. */
record Matter(
        String title,
        String description,
        String address,
        String itemCode,
        String whyNotInStation,
        String lead,
        List<String> assists,
        List<String> onCall) {}
