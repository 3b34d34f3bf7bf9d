package org.chuishao.whistle.open311;

import jakarta.ws.rs.FormParam;

/** The standard's fields of a posted request that are used here; others, such as e-mail and device_id, are not kept. */
public class Form {
    @FormParam("api_key")
    public String apiKey;

    @FormParam("jurisdiction_id")
    public String jurisdiction;

    @FormParam("service_code")
    public String serviceCode;

    @FormParam("lat")
    public String latitude;

    @FormParam("long")
    public String longitude;

    @FormParam("address_string")
    public String address;

    @FormParam("address_id")
    public String addressId;

    @FormParam("description")
    public String description;

    @FormParam("first_name")
    public String firstName;

    @FormParam("last_name")
    public String lastName;

    @FormParam("phone")
    public String phone;
}
